package org.cashwrap.config;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Checks one bound value against the constraints on its record component. The validator takes 0.7 s to start, so it is
/// started by the first component that has a constraint and not before.
final class Constraints {
    /// @param path the way down from the component: indexes of lists and keys of maps
    record Violation(List<String> path, String why) {}

    private Constraints() {}

    static List<Violation> violations(RecordComponent component, Object value) {
        if (!isConstrained(component)) {
            return List.of();
        }
        return Started.VALIDATOR
                .validateValue(component.getDeclaringRecord(), component.getName(), value)
                .stream()
                .map(violation -> new Violation(path(violation), violation.getMessage()))
                .sorted(Comparator.comparing(violation -> violation.path() + violation.why()))
                .toList();
    }

    private static boolean isConstrained(RecordComponent component) {
        return isConstrained(component.getAnnotations())
                || isConstrained(component.getAnnotatedType());
    }

    private static boolean isConstrained(AnnotatedType type) {
        return isConstrained(type.getAnnotations())
                || (type instanceof AnnotatedParameterizedType outer
                        && Stream.of(outer.getAnnotatedActualTypeArguments())
                                .anyMatch(Constraints::isConstrained));
    }

    private static boolean isConstrained(Annotation[] annotations) {
        return Stream.of(annotations)
                .anyMatch(annotation ->
                        annotation.annotationType().isAnnotationPresent(Constraint.class)
                                || isList(annotation));
    }

    /// Two constraints of one kind are wrapped by the compiler in that kind's own `List`.
    private static boolean isList(Annotation annotation) {
        var outer = annotation.annotationType().getEnclosingClass();
        return outer != null && outer.isAnnotationPresent(Constraint.class);
    }

    private static List<String> path(ConstraintViolation<?> violation) {
        List<String> path = new ArrayList<>();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                path.add(node.getIndex().toString());
            } else if (node.getKey() != null) {
                path.add(node.getKey().toString());
            }
        }
        return path;
    }

    private static final class Started {
        /// Held, because a level set on a logger nobody holds is forgotten. The validator greets with its version,
        /// which is noise on the screen of a command.
        private static final Logger LIBRARY = Logger.getLogger("org.hibernate.validator");

        static {
            LIBRARY.setLevel(Level.WARNING);
        }

        /// Messages are English like every other `why`, whatever the computer's language; expressions are not
        /// evaluated, so no text of a file can be one.
        private static final Validator VALIDATOR =
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(
                                new ParameterMessageInterpolator(
                                        Set.of(Locale.ENGLISH),
                                        Locale.ENGLISH,
                                        _ -> Locale.ENGLISH,
                                        false))
                        .buildValidatorFactory()
                        .getValidator();
    }
}
