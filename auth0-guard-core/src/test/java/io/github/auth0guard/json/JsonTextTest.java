package io.github.auth0guard.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void writesWhatTheStrictReaderReadsBack() throws Exception {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("text", "quote \" backslash \\ control \u0001 e-acute \u00e9 smile \ud83d\ude00");
        members.put("number", 42L);
        members.put("flag", true);
        members.put("nothing", null);
        members.put("list", List.of("a", List.of(), Map.of("b", 1L)));
        String text = JsonText.of(members);
        assertThat(StrictJson.parseObject(text.getBytes(UTF_8), JsonLimits.TOKEN))
                .isEqualTo(members);
    }

    @Test
    void isPrintableAsciiOnly() {
        assertThat(JsonText.of("\u00e9\u2028\n\u007f")).isEqualTo("\"\\u00e9\\u2028\\u000a\\u007f\"");
    }

    @Test
    void refusesWhatHasNoJsonForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonText.of(new Object()));
    }
}
