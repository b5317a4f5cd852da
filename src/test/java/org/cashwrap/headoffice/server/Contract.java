package org.cashwrap.headoffice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// `docs/head-office-api.yaml`, to hold real requests and answers against.
final class Contract {
    private static final String NAME = "https://cashwrap.example/head-office-api";
    static final JsonNode PAGE = page();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemas(Map.of(NAME, PAGE.toString())));

    /// `/v1/entries 409 gap`: every answer seen so far, by whichever test.
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private static JsonNode page() {
        try {
            var text = Files.readString(Path.of("docs/head-office-api.yaml"));
            return JsonMapper.shared()
                    .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// Holds an answer against the page, and a request that was not malformed.
    void check(String method, String path, byte[] request, int status, String answer) {
        var operation =
                PAGE.path("paths").path(path).path(method.toLowerCase(java.util.Locale.ROOT));
        var response =
                operation.isMissingNode()
                        ? PAGE.path("components")
                                .path("responses")
                                .path(PAGE.path("paths").has(path) ? "WrongMethod" : "UnknownPath")
                        : resolved(operation.path("responses").path("" + status));
        var schema = schemaOf(response);
        assertEquals(List.of(), errors(schema, answer), status + " of " + path + ": " + answer);
        var refused = JsonMapper.shared().readTree(answer).path("refused").asString("ok");
        if (!operation.isMissingNode()) {
            seen.add(path + " " + status + " " + refused);
            if (Set.of(200, 409, 422).contains(status)) {
                var asked = schemaOf(operation.path("requestBody"));
                assertEquals(
                        List.of(),
                        errors(asked, new String(request, java.nio.charset.StandardCharsets.UTF_8)),
                        path);
            }
        }
    }

    /// What the page says of a request's body.
    static boolean isOfItsSchema(String path, String body) {
        var asked = schemaOf(PAGE.path("paths").path(path).path("post").path("requestBody"));
        return errors(asked, body).isEmpty();
    }

    Set<String> seen() {
        return seen;
    }

    /// Every answer the page names.
    static Set<String> promised() {
        var all = new TreeSet<String>();
        for (var path : PAGE.path("paths").properties()) {
            for (var response : path.getValue().path("post").path("responses").properties()) {
                var schema = PAGE.at(schemaOf(resolved(response.getValue())).substring(1));
                var codes = schema.path("properties").path("refused").path("enum");
                var start = path.getKey() + " " + response.getKey() + " ";
                if (codes.isMissingNode()) {
                    all.add(start + "ok");
                }
                codes.forEach(code -> all.add(start + code.asString()));
            }
        }
        return all;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? PAGE.at(node.get("$ref").asString().substring(1)) : node;
    }

    /// `#/components/schemas/Head`
    private static String schemaOf(JsonNode withContent) {
        return withContent
                .path("content")
                .path("application/json")
                .path("schema")
                .path("$ref")
                .asString();
    }

    private static List<String> errors(String schema, String json) {
        return SCHEMAS
                .getSchema(SchemaLocation.of(NAME + schema))
                .validate(JsonMapper.shared().readTree(json))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
