package io.taskflow.command.importing.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Reads a log record by record, holding one at a time. */
public final class LogReader implements AutoCloseable {
    private static final int LONGEST_RECORD = 4 * 1024 * 1024;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final RowRules rules;

    private LogReader(CsvReader<CsvRecord> csv, Iterator<CsvRecord> records, RowRules rules) {
        this.csv = csv;
        this.records = records;
        this.rules = rules;
    }

    /**
     * Opens a log and fits the mapping to its header.
     *
     * @param name what the client called the file; {@code .gz} promises gzip
     * @param mostBytes most bytes it may have once unpacked
     * @param now what is later than this has not happened, and is a problem of its row
     * @throws InvalidLogFileException when the file is not what it says
     * @throws InvalidMappingException when the mapping does not fit its header
     */
    public static LogReader open(InputStream file, String name, Mapping mapping, long mostBytes, Instant now) {
        try {
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .fieldSeparator(mapping.format().delimiter())
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_RECORD)
                    .ofCsvRecord(LogFile.open(file, name, mapping.format().encoding(), mostBytes));
            Iterator<CsvRecord> records = csv.iterator();
            Header header = new Header(next(records).getFields());
            return new LogReader(csv, records, new RowRules(mapping, header, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads all records, each going to one of the two in the file's order.
     *
     * @return how many records there were
     * @throws InvalidLogFileException when the file turns out not to be what it says
     */
    public long readAll(Consumer<LogRow> good, Consumer<RowProblem> bad) {
        long row = 0;
        while (hasNext()) {
            rules.apply(++row, next(records), good, bad);
        }
        return row;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw notCsv(e);
        }
    }

    private static CsvRecord next(Iterator<CsvRecord> records) {
        try {
            return records.next();
        } catch (NoSuchElementException e) {
            throw new InvalidLogFileException("empty", "the file has no header row");
        } catch (CsvParseException e) {
            throw notCsv(e);
        }
    }

    private static InvalidLogFileException notCsv(CsvParseException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
            if (cause instanceof InvalidLogFileException refusal) {
                return refusal;
            }
        }
        return new InvalidLogFileException(
                "csv", "the file is not CSV: " + e.getMessage() + (cause == e ? "" : ": " + cause.getMessage()));
    }
}
