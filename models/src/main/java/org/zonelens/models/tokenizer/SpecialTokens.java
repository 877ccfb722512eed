package org.zonelens.models.tokenizer;

/**
 * How a vocabulary spells the tokens with a function.
 *
 * @param unknown for text that the vocabulary cannot spell
 * @param start opens every window
 * @param separator ends the question and the passage
 * @param padding fills a window up to its batch's length
 * @param mask for masked language modelling; a vocabulary may lack it
 */
record SpecialTokens(String unknown, String start, String separator, String padding, String mask) {

  static final SpecialTokens BERT = new SpecialTokens("[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]");

  static final SpecialTokens ROBERTA = new SpecialTokens("<unk>", "<s>", "</s>", "<pad>", "<mask>");
}
