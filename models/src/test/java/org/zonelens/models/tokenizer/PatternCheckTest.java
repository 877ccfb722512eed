package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {

  /** Those of GPT-2, GPT-4, GPT-4o, Llama 3, CLIP, Bloom, DeepSeek, DeBERTa-v2 and ALBERT. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
            + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*"
            + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]"
            + "|[^\\s\\p{L}\\p{N}]+",
        " ?[^(\\s|[.,!?…。，、।۔،])]+",
        "[\\r\\n]",
        "\\s+$",
        "\\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-Ֆ]+",
        "[一-龥ࠀ-一가-퟿]+",
        "\\s{2,}|[\\n\\r\\t]",
        " {2,}",
        "(\\r?\\n)+",
        "",
      })
  void patternsOfPublishedTokenizersAreSafe(String pattern) {
    assertTrue(PatternCheck.isSafe(pattern), pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(x+)+y",
        "(x|x)*y",
        "(?:x*)*y",
        "(x{1,1000}){1,1000}y",
        "((x{9}){9}){9}",
        "x{5}{5}{5}{5}",
        "x{100000}",
        "x**",
        "x*x*x*[yz]",
        "(?:begin)x*x*z",
        "b[cd]*c*a",
        "[ab]*a*[ab]*c",
        "(?<a>x\\g<a>|y)",
        "(a)\\1",
        "(?(1)a|b)",
        "(",
        ")",
        "[a",
        "\\",
      })
  void whatMayTakeForeverIsNot(String pattern) {
    assertFalse(PatternCheck.isSafe(pattern), pattern);
  }

  @Test
  void deepAndLongPatternsAreNot() {
    assertFalse(PatternCheck.isSafe("(".repeat(20_000) + "x" + ")".repeat(20_000)));
    assertFalse(PatternCheck.isSafe("(".repeat(40) + "x" + ")".repeat(40)));
    assertFalse(PatternCheck.isSafe("x".repeat(6000)));
  }
}
