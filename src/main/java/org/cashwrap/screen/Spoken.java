package org.cashwrap.screen;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;

import org.cashwrap.core.bill.Language;
import org.cashwrap.text.Ids;
import org.cashwrap.text.Moments;
import org.cashwrap.text.Texts;

import java.time.LocalTime;
import java.util.List;

/// The language the window speaks now. What is bound to it changes with it, while people look on.
public final class Spoken {
    private final ReadOnlyObjectWrapper<Language> language;

    public Spoken(Language first) {
        this.language = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<Language> language() {
        return language.getReadOnlyProperty();
    }

    public void speak(Language next) {
        language.set(next);
    }

    /// The next language, and after the last the first.
    public void turn() {
        var all = List.of(Language.values());
        speak(all.get((all.indexOf(language.get()) + 1) % all.size()));
    }

    public ObservableValue<String> text(String key, Object... values) {
        return text(Phrase.of(key, values));
    }

    public ObservableValue<String> text(Phrase phrase) {
        return language.map(now -> say(phrase, now));
    }

    /// @param phrase what is to be said, while that changes too
    public ObservableValue<String> text(ObservableValue<Phrase> phrase) {
        return phrase.flatMap(this::text);
    }

    public String now(Phrase phrase) {
        return say(phrase, language.get());
    }

    /// Everything turns with the language but what is set to one direction for good: keypads, amounts, numbers.
    public ObservableValue<NodeOrientation> orientation() {
        return language.map(Spoken::orientation);
    }

    static NodeOrientation orientation(Language language) {
        return switch (language) {
            case EN, ES -> NodeOrientation.LEFT_TO_RIGHT;
            case FA -> NodeOrientation.RIGHT_TO_LEFT;
        };
    }

    private static String say(Phrase phrase, Language language) {
        var values = phrase.values().stream().map(value -> spoken(value, language)).toArray();
        return Texts.of(language).text(phrase.key(), values);
    }

    private static Object spoken(Object value, Language language) {
        return switch (value) {
            case Phrase inner -> say(inner, language);
            case Phrase.Id(var id) -> Ids.show(id, language);
            case LocalTime time -> Moments.of(language).time(time);
            default -> value;
        };
    }
}
