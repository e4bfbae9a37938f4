package io.github.auth0guard.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.json.JsonSyntaxException.Rule;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    /** Around everything that bounds a byte of UTF-8 (RFC 3629 §4). */
    private static final int[] BOUNDS = {0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};

    @Test
    void readsEveryKindOfValue() throws Exception {
        String document = " {\"s\":\"a\\u00e9\\n\\/\\\"\",\"i\":-12,\"d\":1.5e3,\"t\":true,\"f\":false,\"n\":null,"
                + "\"a\":[1,[],{}],\"o\":{\"x\":{\"y\":0}}}\r\n\t ";
        Map<String, Object> members = parse(document);
        assertThat(members).containsEntry("s", "a\u00e9\n/\"").containsEntry("i", -12L);
        assertThat(members).containsEntry("d", new BigDecimal("1.5e3")).containsEntry("t", true);
        assertThat(members).containsEntry("f", false).containsEntry("n", null);
        assertThat(members).containsEntry("a", List.of(1L, List.of(), Map.of()));
        assertThat(members).containsEntry("o", Map.of("x", Map.of("y", 0L)));
    }

    /** Tokens have the same names all the time; they are not made anew for each. */
    @Test
    void namesThatTokensHaveAreOneStringEach() throws Exception {
        assertThat(parse("{\"iss\":1,\"permissions\":2}").keySet())
                .satisfiesExactly(
                        name -> assertThat(name).isSameAs("iss"),
                        name -> assertThat(name).isSameAs("permissions"));
        assertThat(parse("{\"isS\":1,\"is\":2,\"isss\":3,\"ias\":4,\"\":5}").keySet())
                .containsExactly("isS", "is", "isss", "ias", "");
    }

    @Test
    void refusesADocumentThatEndsWithinANumber() {
        for (String number : List.of("", "-", "0", "-0", "12", "1.", "1.5", "1e", "1e+", "1e5")) {
            assertThat(ruleBrokenBy(("{\"a\":" + number).getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
        }
    }

    @Test
    void keepsTheOrderOfMembers() throws Exception {
        assertThat(parse("{\"b\":1,\"a\":2,\"c\":3}").keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void readsCharactersOutsideTheBasicPlaneWrittenEitherWay() throws Exception {
        assertThat(parse("{\"a\":\"\ud83d\ude00\",\"b\":\"\\ud83d\\ude00\"}"))
                .containsEntry("a", "\ud83d\ude00")
                .containsEntry("b", "\ud83d\ude00");
    }

    @Test
    void keepsIntegersExactBeyondALong() throws Exception {
        assertThat(parse("{\"a\":123456789012345678,\"b\":1234567890123456789012}"))
                .containsEntry("a", 123456789012345678L)
                .containsEntry("b", new BigDecimal("1234567890123456789012"));
    }

    @Test
    void acceptsAReplacementCharacterThatWasReallySent() throws Exception {
        assertThat(parse("{\"a\":\"\uFFFD\"}")).containsEntry("a", "\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"a\"",
                "1",
                "{",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{}{}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":[}",
                "{\"a\":tru}",
                "{\"a\":True}",
                "{\"a\":nul",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u123g\"}",
                "{\"a\":\"\\uff11\uff11\uff11\uff11\uff11\"",
                "{\"a\":\"b}",
                "/**/{}",
                "{}//",
                "{\"a\":1\u00a0}",
                "\u00a0{}",
                "{1:2}",
                "{\"a\":\"\u0000\"}",
                "{\"\u001f\":1}",
                "{\"a\":--1}",
                "{\"a\":1-}",
                "{} \u0000"
            })
    void refusesWhatIsNotOneObject(String document) {
        assertThat(ruleBrokenBy(document.getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":null,\"a\":null}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[[{\"b\":1,\"c\":0,\"b\":2}]]}",
                "{\"\":1,\"\":2}"
            })
    void refusesAMemberThatStandsTwiceAtAnyDepthHoweverItIsWritten(String document) {
        assertThat(ruleBrokenBy(document.getBytes(UTF_8))).isEqualTo(Rule.DUPLICATE_MEMBER);
    }

    @Test
    void aNameMayComeBackInAnotherObject() throws Exception {
        assertThat(parse("{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ude00\"}",
                "{\"a\":\"\\ud83dx\"}",
                "{\"a\":\"\\ud83d\\u0061\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "{\"\\ud83d\":1}"
            })
    void refusesLoneSurrogates(String document) {
        assertThat(ruleBrokenBy(document.getBytes(UTF_8))).isEqualTo(Rule.ENCODING);
    }

    @Test
    void refusesBytesThatAreNotStrictUtf8() {
        assertThat(ruleBrokenBy(bytes("{\"a\":\"", 0xC0, 0x80, "\"}")))
                .as("overlong")
                .isEqualTo(Rule.ENCODING);
        assertThat(ruleBrokenBy(bytes("{\"a\":\"", 0xE9, 0x20, "\"}")))
                .as("Latin-1")
                .isEqualTo(Rule.ENCODING);
        assertThat(ruleBrokenBy(bytes("{\"a\":\"", 0xED, 0xA0, "\"}")))
                .as("surrogate")
                .isEqualTo(Rule.ENCODING);
        assertThat(ruleBrokenBy(bytes("{\"a\":\"", 0xF8, 0x88, "\"}")))
                .as("five bytes")
                .isEqualTo(Rule.ENCODING);
    }

    /** Every two bytes, and of three and four those around each bound, as the JDK's decoder judges them. */
    @Test
    void takesTheSameBytesForUtf8AsTheJdk() {
        for (int lead = 0x80; lead <= 0xFF; lead++) {
            for (int second = 0; second <= 0xFF; second++) {
                assertReadLikeTheJdk(lead, second);
                for (int third : lead < 0xE0 ? new int[0] : BOUNDS) {
                    assertReadLikeTheJdk(lead, second, third);
                    for (int fourth : lead < 0xF0 ? new int[0] : BOUNDS) {
                        assertReadLikeTheJdk(lead, second, third, fourth);
                    }
                }
            }
        }
    }

    private static void assertReadLikeTheJdk(int... bytes) {
        byte[] text = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            // What means something in JSON would say nothing about UTF-8.
            text[i] = (byte) (bytes[i] < 0x20 || bytes[i] == '"' || bytes[i] == '\\' ? 'a' : bytes[i]);
        }
        // Millions of times, so an assertion is made only where it fails.
        if (!Objects.equals(readAsValue(text), readByTheJdk(text))) {
            assertThat(readAsValue(text)).as(Arrays.toString(bytes)).isEqualTo(readByTheJdk(text));
        }
    }

    /** Null for what is not UTF-8. */
    private static Object readAsValue(byte... text) {
        byte[] document = ("{\"a\":\"" + "?".repeat(text.length) + "\"}").getBytes(ISO_8859_1);
        System.arraycopy(text, 0, document, 6, text.length);
        try {
            return StrictJson.parseObject(document, JsonLimits.TOKEN).get("a");
        } catch (JsonSyntaxException e) {
            assertThat(e.rule()).isEqualTo(Rule.ENCODING);
            return null;
        }
    }

    private static String readByTheJdk(byte... text) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Test
    void whatIsUtf8ButMayNotStandBetweenValuesBreaksTheGrammarAndWhatIsNotTheEncoding() {
        assertThat(ruleBrokenBy("{\"a\":\u00e9}".getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
        assertThat(ruleBrokenBy("{\u00e9\"a\":1}".getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
        assertThat(ruleBrokenBy("{} \ud83d\ude00".getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
        assertThat(ruleBrokenBy(bytes("{\"a\":", 0xFF, 0xFF, "}"))).isEqualTo(Rule.ENCODING);
        assertThat(ruleBrokenBy(bytes("{", 0xC3, 0x28, "\"a\":1}"))).isEqualTo(Rule.ENCODING);
        assertThat(ruleBrokenBy(bytes("{}", 0x20, 0x80, ""))).isEqualTo(Rule.ENCODING);
    }

    @Test
    void refusesADocumentThatEndsAnywhereBeforeItsEnd() {
        String document = "{\"a\\u00e9\ud83d\ude00\":[-1.5e+3,{\"b\":null}],\"c\":true}";
        for (int length = 0; length < document.length(); length++) {
            assertThat(ruleBrokenBy(document.substring(0, length).getBytes(UTF_8)))
                    .as("%d characters", length)
                    .isEqualTo(Rule.GRAMMAR);
        }
        assertThat(ruleBrokenBy(bytes("{\"a\":\"", 0xE2, 0x82, ""))).isEqualTo(Rule.ENCODING);
    }

    @Test
    void refusesAByteOrderMarkAndUtf16() {
        assertThat(ruleBrokenBy("\uFEFF{}".getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
        assertThat(ruleBrokenBy("{}".getBytes(UTF_16))).isEqualTo(Rule.ENCODING);
    }

    @Test
    void boundsTheDepth() throws Exception {
        JsonLimits limits = new JsonLimits(4, 100, 64);
        assertThat(StrictJson.parseObject("{\"a\":[[[1]]]}".getBytes(UTF_8), limits))
                .hasSize(1);
        assertThat(ruleBrokenBy("{\"a\":[[[[1]]]]}".getBytes(UTF_8), limits)).isEqualTo(Rule.LIMIT);
        assertThat(ruleBrokenBy(("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8)))
                .isEqualTo(Rule.LIMIT);
    }

    @Test
    void depthIsNestingNotCount() throws Exception {
        assertThat(parse("{\"a\":[" + "[],{},".repeat(100) + "0]}")).hasSize(1);
    }

    @Test
    void boundsTheNumberOfValues() throws Exception {
        JsonLimits limits = new JsonLimits(4, 6, 64);
        assertThat(StrictJson.parseObject("{\"a\":[1,2,3,4]}".getBytes(UTF_8), limits))
                .hasSize(1);
        assertThat(ruleBrokenBy("{\"a\":[1,2,3,4,5]}".getBytes(UTF_8), limits)).isEqualTo(Rule.LIMIT);
    }

    @Test
    void boundsTheNumberOfNamesAndValuesOfAllObjectsTogether() throws Exception {
        JsonLimits limits = new JsonLimits(4, 10, 64);
        assertThat(StrictJson.parseObject("{\"a\":[{\"b\":1},{\"b\":1},2,3]}".getBytes(UTF_8), limits))
                .hasSize(1);
        assertThat(ruleBrokenBy("{\"a\":[{\"b\":1},{\"b\":1},{\"b\":1}]}".getBytes(UTF_8), limits))
                .isEqualTo(Rule.LIMIT);
    }

    @Test
    void whiteSpaceMayStandBetweenAllTokens() throws Exception {
        String spaced = " { \"a\" : [ 1 , { } , [ ] ] , \"b\" : { \"c\" : null } } ";
        for (String space : List.of(" ", "\t", "\r", "\n", " \r\n\t")) {
            assertThat(parse(spaced.replace(" ", space))).isEqualTo(parse(spaced.replace(" ", "")));
        }
    }

    @Test
    void aSpaceIsTheFirstCharacterThatMayStandInAString() throws Exception {
        assertThat(parse("{\"a\":\" !\",\"b\":\"\\u0020 !\"}"))
                .containsEntry("a", " !")
                .containsEntry("b", "  !");
        assertThat(ruleBrokenBy("{\"a\":\"\u001f\"}".getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
        assertThat(ruleBrokenBy("{\"a\":\"\\n\u001f\"}".getBytes(UTF_8))).isEqualTo(Rule.GRAMMAR);
    }

    @Test
    void boundsTheLengthAndTheExponentOfNumbers() throws Exception {
        JsonLimits limits = new JsonLimits(4, 6, 8);
        assertThat(StrictJson.parseObject("{\"a\":12345678}".getBytes(UTF_8), limits))
                .hasSize(1);
        assertThat(ruleBrokenBy("{\"a\":123456789}".getBytes(UTF_8), limits)).isEqualTo(Rule.LIMIT);
        assertThat(ruleBrokenBy("{\"a\":1e999999999}".getBytes(UTF_8))).isEqualTo(Rule.LIMIT);
        assertThat(ruleBrokenBy("{\"a\":1e-999999999}".getBytes(UTF_8))).isEqualTo(Rule.LIMIT);
        assertThat(ruleBrokenBy("{\"a\":1e99999999999}".getBytes(UTF_8))).isEqualTo(Rule.LIMIT);
        assertThat(ruleBrokenBy("{\"a\":2e308}".getBytes(UTF_8))).isEqualTo(Rule.LIMIT);
        assertThat(ruleBrokenBy("{\"a\":-1e309}".getBytes(UTF_8))).isEqualTo(Rule.LIMIT);
        assertThat(ruleBrokenBy("{\"a\":1e-309}".getBytes(UTF_8))).isEqualTo(Rule.LIMIT);
        assertThat(parse("{\"a\":1e308,\"b\":-1.7e308,\"c\":1e-308,\"d\":0e2147483647}"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 63, 64, 65, 300})
    void findsEachMemberInDocumentOrderHoweverManyThereAre(int count) throws Exception {
        Map<String, Object> members = parse(object(count));
        assertThat(members.entrySet()).hasSize(count);
        assertThat(members)
                .hasSize(count)
                .doesNotContainKeys("n" + count, "n", "")
                .doesNotContainKey(null);
        assertThat(List.copyOf(members.keySet()))
                .isEqualTo(IntStream.range(0, count).mapToObj(i -> "n" + i).toList());
        for (int i = 0; i < count; i++) {
            assertThat(members.get("n" + i)).isEqualTo((long) i);
        }
        assertThat(members.get("n" + count)).isNull();
        assertThat(members.get((Object) 1L)).isNull();
    }

    @Test
    void entriesEnd() throws Exception {
        Iterator<Map.Entry<String, Object>> entries =
                parse("{\"a\":1}").entrySet().iterator();
        assertThat(entries.next()).isEqualTo(Map.entry("a", 1L));
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16, 17, 64, 65, 300})
    void refusesAMemberThatStandsTwiceAmongMany(int count) {
        String open = object(count).substring(0, object(count).length() - 1);
        for (int i = 0; i < count; i++) {
            assertThat(ruleBrokenBy((open + ",\"n" + i + "\":null}").getBytes(UTF_8)))
                    .isEqualTo(Rule.DUPLICATE_MEMBER);
        }
    }

    @Test
    void namesThatShareAHashAreToldApart() throws Exception {
        List<String> names = IntStream.range(0, 512)
                .mapToObj(
                        i -> Integer.toBinaryString(512 | i).replace("0", "Aa").replace("1", "BB"))
                .toList();
        assertThat(names.stream().map(String::hashCode))
                .containsOnly(names.get(0).hashCode());
        Map<String, Object> members = parse(names.stream().collect(joining("\":1,\"", "{\"", "\":1}")));
        assertThat(List.copyOf(members.keySet())).isEqualTo(names);
        assertThat(members).containsKeys(names.toArray(String[]::new)).doesNotContainKey("BBAa");
    }

    private static String object(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\":" + i).collect(joining(",", "{", "}"));
    }

    @Test
    void whatItReadsCannotBeChanged() throws Exception {
        Map<String, Object> members = parse("{\"o\":{},\"a\":[]}");
        assertThat(members).isUnmodifiable();
        assertThat((Map<?, ?>) members.get("o")).isUnmodifiable();
        assertThat((List<?>) members.get("a")).isUnmodifiable();
    }

    @Test
    void theExceptionSaysTheRuleAndNothingOfTheDocument() {
        JsonSyntaxException e = catchThrowableOfType(JsonSyntaxException.class, () -> parse("{\"secret\":\"value\",}"));
        assertThat(e.getMessage()).doesNotContain("secret", "value");
        assertThat(e.getStackTrace()).isEmpty();
    }

    private static Map<String, Object> parse(String document) throws JsonSyntaxException {
        return StrictJson.parseObject(document.getBytes(UTF_8), JsonLimits.TOKEN);
    }

    private static Rule ruleBrokenBy(byte[] document) {
        return ruleBrokenBy(document, JsonLimits.TOKEN);
    }

    private static Rule ruleBrokenBy(byte[] document, JsonLimits limits) {
        return catchThrowableOfType(JsonSyntaxException.class, () -> StrictJson.parseObject(document, limits))
                .rule();
    }

    private static byte[] bytes(String before, int first, int second, String after) {
        byte[] document = (before + "??" + after).getBytes(ISO_8859_1);
        byte[] bytes = Arrays.copyOf(document, document.length);
        bytes[before.length()] = (byte) first;
        bytes[before.length() + 1] = (byte) second;
        return bytes;
    }
}
