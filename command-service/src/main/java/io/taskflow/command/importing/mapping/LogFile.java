package io.taskflow.command.importing.mapping;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The bytes of an uploaded log as text: unpacked when they are gzip, bounded, without byte order mark. */
final class LogFile {
    /** Stands where bytes were that the encoding does not know; no text has it, since it is no character. */
    static final char UNREADABLE = '\uFFFF';

    private static final int PROBE = 8192;
    private static final int BUFFER = 64 * 1024;
    private static final long RATIO_COUNTS_FROM = 64L * 1024 * 1024;
    private static final long HIGHEST_RATIO = 200;

    private LogFile() {}

    /**
     * @param name what the client called the file; {@code .gz} promises gzip
     * @param mostBytes most it may have once unpacked
     * @throws InvalidLogFileException when it is not what it says; reading may throw it too
     */
    static Reader open(InputStream file, String name, Charset encoding, long mostBytes) throws IOException {
        var packed = new Counter(file, Long.MAX_VALUE, null);
        var probed = new BufferedInputStream(packed, BUFFER);
        byte[] head = peek(probed);
        boolean gzip = startsWith(head, 0x1f, 0x8b);
        if (!gzip && name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            throw new InvalidLogFileException("gzip", "the file is called " + name + " but is not gzip");
        }
        if (gzip) {
            var unpacked = new Counter(unpack(probed), mostBytes, packed);
            probed = new BufferedInputStream(unpacked, BUFFER);
            head = peek(probed);
        } else {
            probed = new BufferedInputStream(new Counter(probed, mostBytes, null), BUFFER);
            head = peek(probed);
        }
        refuseOtherKinds(head);
        Charset charset = skipMark(probed, head, encoding);
        refuseBinary(head, charset);
        return new InputStreamReader(
                probed,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNREADABLE)));
    }

    private static GZIPInputStream unpack(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (IOException e) {
            throw new InvalidLogFileException("gzip", "the file begins like gzip but is broken: " + e.getMessage());
        }
    }

    private static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(PROBE);
        byte[] head = in.readNBytes(PROBE);
        in.reset();
        return head;
    }

    private static void refuseOtherKinds(byte[] head) {
        if (head.length == 0) {
            throw new InvalidLogFileException("empty", "the file is empty");
        }
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
            throw new InvalidLogFileException(
                    "csv", "the file is a ZIP archive (spreadsheets are, too): send CSV, as it is or as gzip");
        }
        if (startsWith(head, 0x1f, 0x8b)) {
            throw new InvalidLogFileException("gzip", "the file is gzip within gzip");
        }
    }

    /** A byte order mark says what the encoding is, whatever the mapping says. */
    private static Charset skipMark(InputStream in, byte[] head, Charset encoding) throws IOException {
        if (startsWith(head, 0xef, 0xbb, 0xbf)) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xff, 0xfe)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xfe, 0xff)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16BE;
        }
        return encoding;
    }

    private static void refuseBinary(byte[] head, Charset charset) {
        // NUL is an ordinary byte where characters take two or four.
        boolean wide = charset.newDecoder().averageCharsPerByte() < 1.0f
                && charset.name().startsWith("UTF-");
        boolean zero = false;
        for (byte b : head) {
            zero |= b == 0;
        }
        if (zero && (!wide || charset.equals(StandardCharsets.UTF_8))) {
            throw new InvalidLogFileException("csv", "the file is binary: it has NUL bytes, which no CSV has");
        }
    }

    private static boolean startsWith(byte[] head, int... wanted) {
        byte[] bytes = new byte[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            bytes[i] = (byte) wanted[i];
        }
        return head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }

    /** Counts what passes and stops a file that grows beyond its bounds, so that a small one cannot unpack without end. */
    private static final class Counter extends FilterInputStream {
        private final long most;
        private final @Nullable Counter packed;
        private long count;

        Counter(InputStream in, long most, @Nullable Counter packed) {
            super(in);
            this.most = most;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int read = guarded(in::read);
            return counted(read, read < 0 ? 0 : 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = guarded(() -> in.read(buffer, offset, length));
            return counted(read, Math.max(read, 0));
        }

        private int guarded(Read read) throws IOException {
            try {
                return read.read();
            } catch (EOFException | ZipException e) {
                throw new InvalidLogFileException("gzip", "the file is broken gzip: " + e.getMessage());
            }
        }

        private int counted(int result, int bytes) {
            count += bytes;
            if (count > most) {
                throw new InvalidLogFileException("max-size", "the file has more than " + most + " bytes unpacked");
            }
            if (packed != null && count > RATIO_COUNTS_FROM && count / HIGHEST_RATIO > packed.count) {
                throw new InvalidLogFileException(
                        "ratio", "the file unpacks to more than " + HIGHEST_RATIO + " times its size");
            }
            return result;
        }
    }

    private interface Read {
        int read() throws IOException;
    }
}
