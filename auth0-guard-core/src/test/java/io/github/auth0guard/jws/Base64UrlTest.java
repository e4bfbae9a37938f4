package io.github.auth0guard.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void everyByteSequenceComesBackFromItsOneSpelling() {
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (i * 37 + length * 101);
            }
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(decode(text)).isEqualTo(bytes);
        }
    }

    @Test
    void exactlyTheCharactersOfTheAlphabetAreTaken() {
        for (char c = 0; c < 256; c++) {
            boolean inAlphabet = ALPHABET.indexOf(c) >= 0;
            assertThat(decode("AA" + c + "A") != null)
                    .as("character %d", (int) c)
                    .isEqualTo(inAlphabet);
            assertThat(decode(c + "AAA") != null).as("character %d", (int) c).isEqualTo(inAlphabet);
            assertThat(decode("AAA" + c) != null).as("character %d", (int) c).isEqualTo(inAlphabet);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 16", "3, 4"})
    void theLastCharactersUnusedBitsMustBeZero(int length, int step) {
        for (int value = 0; value < 64; value++) {
            String text = "A".repeat(length - 1) + ALPHABET.charAt(value);
            assertThat(decode(text) != null).as(text).isEqualTo(value % step == 0);
        }
    }

    @Test
    void aFullGroupHasNoUnusedBits() {
        assertThat(decode("____")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AA==", "AAA=", "=", "AAAA=", "AA AA", " AAAA", "AAAA\n"})
    void otherSpellingsAreNone(String text) {
        assertThat(decode(text)).isNull();
    }

    @Test
    void onlyTheGivenStretchCounts() {
        byte[] ascii = "!AQID!".getBytes(ISO_8859_1);
        assertThat(Base64Url.decode(ascii, 1, 5)).containsExactly(1, 2, 3);
        assertThat(Base64Url.decode(ascii, 0, 4)).isNull();
        assertThat(Base64Url.decode(ascii, 2, 6)).isNull();
        assertThat(Base64Url.decode(ascii, 3, 3)).isEmpty();
    }

    private static byte[] decode(String text) {
        return Base64Url.decode(text.getBytes(ISO_8859_1), 0, text.length());
    }
}
