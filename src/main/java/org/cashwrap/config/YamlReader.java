package org.cashwrap.config;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Composes YAML 1.2 into [Yaml], and refuses what a settings file has no use for: anchors, aliases, tags, a second
/// document, and anything nested deeper than [#DEPTH_MAX]. It composes the parser's events itself because the library's
/// own composer recurses without a limit and forgets whether a tag was written or guessed.
final class YamlReader {
    static final int DEPTH_MAX = 32;

    private final Problems problems;
    private final Iterator<Event> events;

    private YamlReader(Problems problems, Iterator<Event> events) {
        this.problems = problems;
        this.events = events;
    }

    /// Empty if there is no document, or none that could be read; the latter has been added to the problems.
    static Optional<Yaml> read(String text, Problems problems) {
        try {
            // The buffer holds the whole text because the library (3.0.1 on Java 25) fails where a
            // character outside
            // the BMP, an emoji in a receipt's head, falls across the end of its buffer.
            var settings =
                    LoadSettings.builder()
                            .setUseMarks(true)
                            .setBufferSize(text.length() + 2)
                            .build();
            return new YamlReader(problems, new Parse(settings).parseString(text).iterator())
                    .document();
        } catch (TooDeep deep) {
            problems.add(
                    deep.line, "", "nested deeper than " + DEPTH_MAX + " levels; write it flatter");
        } catch (MarkedYamlEngineException syntax) {
            var line =
                    syntax.getProblemMark()
                            .or(syntax::getContextMark)
                            .map(mark -> mark.getLine() + 1);
            problems.add(line.orElse(1), "", notYaml(syntax.getProblem()));
        } catch (ReaderException character) {
            problems.add(
                    lineOf(text, character.getPosition()),
                    "",
                    "a character that YAML does not allow: U+%04X; take it out"
                            .formatted(character.getCodePoint()));
        } catch (RuntimeException parserFailed) {
            // The parser is a library and the file is untrusted: whatever it stumbles over is a bad
            // file.
            problems.add(1, "", notYaml(parserFailed.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private static String notYaml(String why) {
        return "this is not YAML ("
                + why
                + "); look at indentation, quotes and colons at or above this line";
    }

    private static int lineOf(String text, int codePoint) {
        return 1 + (int) text.codePoints().limit(codePoint).filter(c -> c == '\n').count();
    }

    private Optional<Yaml> document() {
        Optional<Yaml> document = Optional.empty();
        while (events.hasNext()) {
            var event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (document.isPresent()) {
                        problems.add(
                                lineOf(event),
                                "",
                                "a second document begins here; a file holds one, so take out the"
                                        + " line of three dashes and what follows");
                        return document;
                    }
                    refuseDirectives((DocumentStartEvent) event);
                    document = Optional.of(node(events.next(), 0));
                }
                default -> {
                    // Starts and ends of stream and document say nothing more.
                }
            }
        }
        return document;
    }

    private void refuseDirectives(DocumentStartEvent start) {
        start.getSpecVersion()
                .filter(version -> version.getMajor() != 1 || version.getMinor() != 2)
                .ifPresent(version ->
                        problems.add(
                                lineOf(start),
                                "",
                                "this is read as YAML 1.2; take out the %YAML line"));
    }

    private Yaml node(Event event, int depth) {
        refuseMarks(event);
        var line = lineOf(event);
        return switch (event.getEventId()) {
            case Scalar -> {
                var scalar = (ScalarEvent) event;
                yield new Yaml.Text(line, scalar.getValue(), scalar.isPlain());
            }
            case SequenceStart -> items(line, below(depth, line));
            case MappingStart -> table(line, below(depth, line));
            default -> new Yaml.Refused(line);
        };
    }

    private Yaml items(int line, int depth) {
        List<Yaml> items = new ArrayList<>();
        for (var event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            items.add(node(event, depth));
        }
        return new Yaml.Items(line, items);
    }

    private Yaml table(int line, int depth) {
        List<Yaml.Pair> pairs = new ArrayList<>();
        for (var event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            var key = node(event, depth);
            var value = node(events.next(), depth);
            switch (key) {
                case Yaml.Text(var at, var text, _) -> pairs.add(new Yaml.Pair(at, text, value));
                case Yaml.Items(var at, _) -> problems.add(at, "", "a key is one word, not a list");
                case Yaml.Table(var at, _) ->
                        problems.add(
                                at, "", "a key is one word; text with braces belongs in quotes");
                case Yaml.Refused _ -> {
                    // Reported where it was refused.
                }
            }
        }
        return new Yaml.Table(line, pairs);
    }

    private static int below(int depth, int line) {
        if (depth == DEPTH_MAX) {
            throw new TooDeep(line);
        }
        return depth + 1;
    }

    private void refuseMarks(Event event) {
        if (event instanceof AliasEvent alias) {
            problems.add(
                    lineOf(event),
                    "",
                    "*"
                            + alias.getAlias()
                            + " repeats another place; write the value out, or quote a text"
                            + " that begins with *");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(
                    lineOf(event),
                    "",
                    "&"
                            + node.getAnchor().get()
                            + " is an anchor; take it out, or quote a text that begins"
                            + " with &");
        }
        var tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent collection -> collection.getTag();
                    default -> Optional.<String>empty();
                };
        tag.ifPresent(written ->
                problems.add(
                        lineOf(event),
                        "",
                        "a tag ("
                                + written
                                + ") has no use here; take it out, or quote a text that begins"
                                + " with !"));
    }

    private static int lineOf(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    @SuppressWarnings("serial") // Never written anywhere.
    private static final class TooDeep extends RuntimeException {
        private final int line;

        private TooDeep(int line) {
            super(null, null, false, false);
            this.line = line;
        }
    }
}
