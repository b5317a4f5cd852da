/// Strict YAML for every file a human writes for us: unknown and duplicate keys are refused, and every error at once
/// names file, line, key and cure. Knows nothing of what the files are about.
@NullMarked
package org.cashwrap.config;

import org.jspecify.annotations.NullMarked;
