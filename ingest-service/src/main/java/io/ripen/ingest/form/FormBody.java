package io.ripen.ingest.form;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a form's POST. Whether it is multipart is found by its bytes; files are left out. */
sealed interface FormBody {
    /** Far more than a form that people fill in has. */
    int MAX_FIELDS = 200;

    /** The fields, in the order of the form; of a name that comes several times, each. */
    record Fields(List<Field> fields) implements FormBody {}

    /** Not the body of a form. */
    record Unreadable(String reason) implements FormBody {}

    /** Reads a body; whatever the bytes are, it does not throw. */
    static FormBody read(byte[] body) {
        String boundary = Multipart.boundary(body);
        return boundary == null ? urlencoded(body) : Multipart.read(body, boundary);
    }

    /** Whether a form may be announced by this content type; text/plain, the third that browsers know, is ambiguous. */
    static boolean isForm(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.equals("application/x-www-form-urlencoded") || type.equals("multipart/form-data");
    }

    private static FormBody urlencoded(byte[] body) {
        try {
            QueryStringDecoder decoder = new QueryStringDecoder(
                    new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MAX_FIELDS + 1, true);
            List<Field> fields = new ArrayList<>();
            for (Map.Entry<String, List<String>> entry : decoder.parameters().entrySet()) {
                entry.getValue().forEach(value -> fields.add(new Field(entry.getKey(), value)));
            }
            return fields.size() > MAX_FIELDS ? tooMany() : new Fields(List.copyOf(fields));
        } catch (IllegalArgumentException brokenEscape) {
            return new Unreadable("The form's body has a broken escape.");
        }
    }

    private static Unreadable tooMany() {
        return new Unreadable("A form has at most " + MAX_FIELDS + " fields.");
    }

    /** RFC 7578, by Netty's decoder. */
    final class Multipart {
        private static final int MAX_BOUNDARY = 70;
        private static final int MAX_LINE = 8 * 1024;

        /** The decoder forgets to release what it has copied of a broken body; this is left to the garbage collector. */
        private static final ByteBufAllocator HEAP = new UnpooledByteBufAllocator(false, true);

        private static final DefaultHttpDataFactory IN_MEMORY =
                new DefaultHttpDataFactory(false, StandardCharsets.UTF_8);

        private Multipart() {}

        /** What stands on the first line behind two hyphens, RFC 2046, section 5.1.1; null if it is no multipart. */
        static @Nullable String boundary(byte[] body) {
            if (body.length < 4 || body[0] != '-' || body[1] != '-') {
                return null;
            }
            int end = 2;
            while (end < body.length && end <= MAX_BOUNDARY + 2 && body[end] > ' ' && body[end] < 0x7F) {
                end++;
            }
            boolean isLine = end > 2 && end < body.length && (body[end] == '\r' || body[end] == '\n');
            return isLine ? new String(body, 2, end - 2, StandardCharsets.US_ASCII) : null;
        }

        static FormBody read(byte[] body, String boundary) {
            FullHttpRequest request = new DefaultFullHttpRequest(
                    HttpVersion.HTTP_1_1,
                    HttpMethod.POST,
                    "/",
                    HEAP.heapBuffer(body.length).writeBytes(body));
            request.headers().set(HttpHeaderNames.CONTENT_TYPE, "multipart/form-data; boundary=\"" + boundary + "\"");
            try {
                HttpPostMultipartRequestDecoder decoder = new HttpPostMultipartRequestDecoder(
                        IN_MEMORY, request, StandardCharsets.UTF_8, MAX_FIELDS, MAX_LINE);
                try {
                    return fields(decoder);
                } finally {
                    decoder.destroy();
                }
            } catch (HttpPostRequestDecoder.TooManyFormFieldsException tooMany) {
                return tooMany();
            } catch (HttpPostRequestDecoder.ErrorDataDecoderException
                    | HttpPostRequestDecoder.TooLongFormFieldException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException
                    | IOException broken) {
                return new Unreadable("The form's multipart body is broken.");
            }
        }

        private static FormBody fields(HttpPostMultipartRequestDecoder decoder) throws IOException {
            List<Field> fields = new ArrayList<>();
            for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
                if (data instanceof Attribute attribute) {
                    fields.add(new Field(attribute.getName(), attribute.getValue()));
                }
            }
            return new Fields(List.copyOf(fields));
        }
    }
}
