package org.cashwrap.device.simulator;

/// Writes the books, and knows what they say.
final class Bookkeeper {
    private final Books books;
    private final Memory memory;

    Bookkeeper(Books books, int receiptBeforeFirst, boolean declinesUseNumbers) {
        this.books = books;
        this.memory = books.memory(receiptBeforeFirst, declinesUseNumbers);
    }

    Memory memory() {
        return memory;
    }

    /// On the disk when it returns.
    void write(BookLine line) {
        books.add(line);
        memory.add(line);
    }
}
