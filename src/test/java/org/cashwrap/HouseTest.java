package org.cashwrap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The floor plan, row by row: who may import whom, and which library is used where. `docs/decisions/0001-floor-plan.md`
/// has the rows in words. The rules are tried on rows that must fail, too: a rule that cannot fail guards nothing.
class HouseTest {
    private static final String ROOT = "org.cashwrap.";
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.cashwrap");

    /// A row of the floor plan: the packages it may import, and the libraries.
    record Row(String name, List<String> imports, List<String> libraries) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<String> CORE =
            List.of(
                    "core.money",
                    "core.bill",
                    "core.payment",
                    "core.till",
                    "core.ledger",
                    "core.receipt");

    private static final String JSON = "tools.jackson..";

    private static final List<Row> PLAN =
            List.of(
                    row("core.money", List.of()),
                    row("core.bill", List.of("core.money")),
                    row("core.payment", List.of("core.money", "core.bill")),
                    row("core.till", List.of("core.money", "core.payment")),
                    row(
                            "core.ledger",
                            List.of("core.money", "core.bill", "core.payment", "core.till"),
                            JSON),
                    row("core.receipt", CORE),
                    row("text", List.of("core.money", "core.bill")),
                    row(
                            "config",
                            List.of(),
                            "org.snakeyaml.engine..",
                            "jakarta.validation..",
                            "org.hibernate.validator.."),
                    row(
                            "staff",
                            List.of("core.money", "config"),
                            "com.password4j..",
                            "jakarta.validation.."),
                    row(
                            "storage",
                            CORE,
                            "java.sql..",
                            "org.sqlite..",
                            "de.siegmar.fastcsv..",
                            JSON),
                    row("device.link", List.of(), "jssc..", "org.scijava.nativelib..", "jdk.net.."),
                    row("device", plus(CORE, "text")),
                    row("device.driver.zvt.wire", List.of()),
                    row(
                            "device.driver.zvt",
                            plus(CORE, "device", "device.link", "device.driver.zvt.wire")),
                    row("device.driver.escpos.wire", List.of()),
                    row(
                            "device.driver.escpos",
                            plus(CORE, "device", "device.link", "device.driver.escpos.wire"),
                            "com.github.anastaciocintra..",
                            "java.awt.."),
                    row("device.driver.scanner", plus(CORE, "device", "device.link")),
                    row(
                            "decode",
                            List.of("device.driver.zvt.wire", "device.driver.escpos.wire"),
                            JSON),
                    row(
                            "device.simulator",
                            List.of(
                                    "core.money",
                                    "config",
                                    "device.link",
                                    "device.driver.zvt.wire",
                                    "device.driver.escpos.wire"),
                            JSON,
                            "jakarta.validation..",
                            "java.awt..",
                            "javax.imageio.."),
                    row("checkout", plus(CORE, "text", "staff", "device", "storage")),
                    row("headoffice", plus(CORE, "checkout"), JSON, "javax.net.ssl.."),
                    row("script", plus(CORE, "text", "checkout"), JSON),
                    row("screen.counter", plus(CORE, "text", "checkout", "screen"), "javafx.."),
                    row(
                            "headoffice.server",
                            plus(CORE, "storage"),
                            JSON,
                            "java.sql..",
                            "org.jdbi..",
                            "com.sun.net.httpserver..",
                            "javax.net.ssl.."),
                    row(
                            "profile",
                            List.of(
                                    "core.money",
                                    "core.bill",
                                    "text",
                                    "staff",
                                    "config",
                                    "device",
                                    "device.link",
                                    "device.driver.zvt",
                                    "device.driver.zvt.wire",
                                    "device.driver.escpos",
                                    "device.driver.scanner"),
                            "jakarta.validation.."),
                    row(
                            "screen",
                            List.of("core.money", "core.bill", "text"),
                            "javafx..",
                            "atlantafx..",
                            "javax.sound.sampled.."),
                    row(
                            "screen.office",
                            plus(CORE, "text", "staff", "config", "checkout", "profile", "screen"),
                            "javafx.."),
                    row(
                            "demo",
                            plus(
                                    CORE,
                                    "storage",
                                    "config",
                                    "device.link",
                                    "device.simulator",
                                    "screen.counter"),
                            JSON,
                            "javafx..",
                            "java.awt..",
                            "javax.imageio.."),
                    row(
                            "app",
                            plus(
                                    CORE,
                                    "text",
                                    "config",
                                    "staff",
                                    "storage",
                                    "checkout",
                                    "headoffice",
                                    "script",
                                    "screen",
                                    "screen.counter",
                                    "screen.office",
                                    "profile",
                                    "decode",
                                    "device",
                                    "device.link",
                                    "device.driver.zvt.wire",
                                    "device.driver.escpos.wire",
                                    "device.driver.escpos",
                                    "device.simulator",
                                    "headoffice.server",
                                    "demo"),
                            "picocli..",
                            "javafx..",
                            "javax.net.ssl.."));

    private static Row row(String name, List<String> imports, String... libraries) {
        return new Row(name, imports, List.of(libraries));
    }

    private static List<String> plus(List<String> some, String... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    static Stream<Row> plan() {
        return PLAN.stream();
    }

    @ParameterizedTest
    @MethodSource("plan")
    void importsOnlyWhatItsRowNames(Row row) {
        onlyImports(row).check(HOUSE);
    }

    @Test
    void everyPackageStandsInThePlanAndEveryRowInTheHouse() {
        var there = new TreeSet<String>();
        HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .forEach(there::add);
        var planned = new TreeSet<String>();
        PLAN.forEach(row -> planned.add(ROOT + row.name()));
        assertEquals(planned, there);
    }

    @Test
    void noPackagesGoRoundInARing() {
        slices().matching("org.cashwrap.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void nobodyImportsTheWiring() {
        noClasses()
                .that(resideOutsideOfPackages("org.cashwrap.app.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.cashwrap.app.."))
                .check(HOUSE);
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        noClasses()
                .that(resideInAnyPackage("org.cashwrap.core.."))
                .should()
                .dependOnClassesThat(
                        new com.tngtech.archunit.base.DescribedPredicate<>("are float or double") {
                            @Override
                            public boolean test(JavaClass type) {
                                return type.isEquivalentTo(double.class)
                                        || type.isEquivalentTo(float.class)
                                        || type.isEquivalentTo(Double.class)
                                        || type.isEquivalentTo(Float.class);
                            }
                        })
                .check(HOUSE);
    }

    /// Each rule is seen failing: a row without one of the imports it uses must not pass.
    @Test
    void aRowWithoutWhatItUsesFails() {
        Map<String, String> uses =
                new TreeMap<>(
                        Map.of(
                                "core.bill", "core.money",
                                "core.payment", "core.bill",
                                "core.till", "core.money",
                                "core.ledger", "core.payment",
                                "checkout", "core.ledger"));
        uses.forEach((name, used) -> {
            var row =
                    PLAN.stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            var less = new ArrayList<>(row.imports());
            less.remove(used);
            var poorer = new Row(name, less, row.libraries());
            assertThrows(AssertionError.class, () -> onlyImports(poorer).check(HOUSE), name);
        });
    }

    @Test
    void theHouseIsNotEmpty() {
        assertFalse(HOUSE.isEmpty());
    }

    private static ArchRule onlyImports(Row row) {
        var allowed =
                new ArrayList<>(
                        List.of(
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.math..",
                                "java.text..",
                                "java.nio..",
                                "java.io..",
                                "java.net..",
                                "java.security..",
                                "javax.crypto..",
                                "org.jspecify.annotations.."));
        if (row.name().startsWith("core.")) {
            // The core only thinks: no files, cables or threads.
            allowed.removeAll(List.of("java.nio..", "java.io..", "java.net.."));
            allowed.add("java.nio.charset..");
        }
        allowed.add(ROOT + row.name());
        row.imports().forEach(name -> allowed.add(ROOT + name));
        allowed.addAll(row.libraries());
        return classes()
                .that(resideInAnyPackage(ROOT + row.name()))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed.toArray(String[]::new)).or(primitive()))
                .allowEmptyShould(true);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> primitive() {
        return new com.tngtech.archunit.base.DescribedPredicate<>(
                "are primitive or arrays of them") {
            @Override
            public boolean test(JavaClass type) {
                return type.getBaseComponentType().isPrimitive();
            }
        };
    }
}
