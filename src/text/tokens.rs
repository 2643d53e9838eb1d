//! Words and marks for reading meaning: folded, in lower case, with their places; and where sentences end.
//!
//! Unlike [`split_words`](super::split_words), which serves a redline and loses nothing, these tokens serve matching:
//! hyphens part words ("opt-out" is read like "opt out"), elided articles stand alone ("l'image" is `l'` `image`), and a
//! word is known by a hash of its folded form.

use super::{ByteSpan, ShortWord, any_byte, each_run, fold, word_hash};

/// Longest abbreviation or initial that a full stop may follow without ending a sentence, in letters.
const LONGEST_INITIAL: usize = 1;
/// Longest part of an abbreviation with stops in it ("U.S", "Ph.D"), in letters: "example.org" is an address.
const LONGEST_PART: usize = 2;
/// Shortest word that may end a sentence where no blank follows the full stop ("account.Where"), in letters.
const SHORTEST_GLUED: usize = 3;

/// A word or a mark of punctuation, with its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: ByteSpan,
    /// Hash of its folded form in lower case; for a mark, of the mark.
    pub word: Word,
    /// The same without the ending of a plural: "photos" and "photo" are one.
    pub stem: Word,
    /// What it is.
    pub kind: TokenKind,
}

/// The folded form of a word, by its hash: two words are the same if their folded forms are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(pub u64);

impl Word {
    /// The word of a folded form in lower case.
    pub fn of(folded: &str) -> Self {
        Self(word_hash(folded.as_bytes()))
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word in lower case.
    Lower,
    /// A word with a capital at its start.
    Capital,
    /// A number in digits.
    Number,
    /// A mark of punctuation.
    Mark(char),
}

impl Token {
    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        !matches!(self.kind, TokenKind::Mark(_))
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }
}

/// Cuts a text into words and marks.
pub fn tokens(text: &str) -> Vec<Token> {
    tokens_in(Vec::new(), text)
}

/// The same in the memory of a list that is no longer wanted.
pub fn tokens_in(mut out: Vec<Token>, text: &str) -> Vec<Token> {
    out.clear();
    out.reserve(text.len() / 5);
    // Most texts hold nothing that an address has.
    let addresses = any_byte(text, is_sign) || text.contains("www.");
    let mut cut = Cut { text, addresses, at: 0, chunk_end: 0, out };
    // Most of a text is words of plain letters, which are told many at once; what is not is cut one after the other.
    each_run(text.as_bytes(), |run| cut.run(run));
    cut.up_to(text.len());
    cut.out
}

/// A text that is being cut.
struct Cut<'a> {
    text: &'a str,
    /// Whether it may hold addresses.
    addresses: bool,
    /// Up to where it was cut.
    at: usize,
    /// Where the chunk of text ends that was asked whether it is an address.
    chunk_end: usize,
    out: Vec<Token>,
}

impl Cut<'_> {
    /// Cuts what stands before the end of a run of letters: almost always blanks and one word.
    #[inline]
    fn run(&mut self, run: ByteSpan) {
        let bytes = self.text.as_bytes();
        if self.at < run.start && !(self.at + 1 == run.start && bytes[self.at] == b' ') {
            self.up_to(run.start);
        }
        // What begins before it may end in it or behind it: "don't", an address.
        if self.at > run.start {
            return self.up_to(run.end);
        }
        self.at = run.start;
        if self.address() {
            return self.up_to(run.end);
        }
        match ShortWord::at(bytes, run).filter(|word| word.is_ascii() && ends_at(bytes, run.end)) {
            Some(word) => {
                self.out.push(short_word(bytes, run, word));
                self.at = run.end;
            }
            None => self.up_to(run.end),
        }
    }

    /// Cuts one token after the other up to a place, or farther where a token ends behind it.
    fn up_to(&mut self, end: usize) {
        while self.at < end {
            self.next();
        }
    }

    /// Cuts off an address, where one begins and none was looked for.
    #[inline]
    fn address(&mut self) -> bool {
        self.addresses && self.at >= self.chunk_end && self.cut_address()
    }

    fn cut_address(&mut self) -> bool {
        let (text, start) = (self.text, self.at);
        let (chunk, signs) = up_to_blank(&text[start..]);
        self.chunk_end = start + chunk.len();
        let Some(len) = signs.then(|| address_len(text, start, chunk)).flatten() else { return false };
        self.at = start + len;
        self.chunk_end = self.chunk_end.max(self.at);
        let (span, word) = (ByteSpan::new(start, self.at), Word::of(ADDRESS));
        self.out.push(Token { span, word, stem: word, kind: TokenKind::Lower });
        true
    }

    /// Cuts off a token of any kind, or a blank.
    fn next(&mut self) {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let start = self.at;
        if bytes[start] == b' ' {
            self.at += 1;
            return;
        }
        let Some(first) = text[start..].chars().next() else { return };
        if !first.is_whitespace() && self.address() {
            return;
        }
        let mut at = start + first.len_utf8();
        if first.is_alphanumeric() {
            let mut elided = false;
            loop {
                // Most words are plain letters and nothing else.
                at += bytes[at..].iter().position(|&byte| kind_of(byte) & LETTER == 0).unwrap_or(bytes.len() - at);
                if at < bytes.len() && kind_of(bytes[at]) & INSIDE == 0 {
                    break;
                }
                let Some(c) = text[at..].chars().next() else { break };
                let next = || text[at + c.len_utf8()..].chars().next();
                let inside = if c.is_alphanumeric() || is_joined(c) {
                    true
                } else if is_apostrophe(c) && next().is_none_or(char::is_alphabetic) {
                    // At the end of a text only an elided word keeps its apostrophe.
                    elided = is_elision(&text[start..at]);
                    elided || next().is_some()
                } else {
                    matches!(c, '.' | ',')
                        && text[..at].ends_with(|c: char| c.is_ascii_digit())
                        && next().is_some_and(|c| c.is_ascii_digit())
                        || c == '.' && is_initials(&text[start..at]) && next().is_some_and(char::is_alphabetic)
                };
                if !inside {
                    break;
                }
                at += c.len_utf8();
                if elided {
                    break;
                }
            }
            self.out.push(word(text, ByteSpan::new(start, at), first));
        } else if !first.is_whitespace() && !matches!(first, '-' | '\u{2010}' | '\u{2011}') && !is_joined(first) {
            let mark = plain_mark(first);
            let mut buffer = [0; 4];
            let word = Word::of(mark.encode_utf8(&mut buffer));
            self.out.push(Token { span: ByteSpan::new(start, at), word, stem: word, kind: TokenKind::Mark(mark) });
        }
        self.at = at;
    }
}

/// Whether a word of ASCII is over where its letters are: no mark follows that may stand inside a word, or a blank behind it.
fn ends_at(bytes: &[u8], end: usize) -> bool {
    bytes.get(end).is_none_or(|&mark| {
        kind_of(mark) & INSIDE == 0 || mark != b'\'' && bytes.get(end + 1).is_none_or(|&next| next == b' ')
    })
}

/// The form by which every e-mail and web address is known: which one it is carries no meaning.
const ADDRESS: &str = "@address";
/// What a widespread protection against harvesters writes instead of an e-mail address.
const HIDDEN_ADDRESS: [&str; 2] = ["[email protected]", "[email\u{A0}protected]"];

/// A letter or a digit.
const LETTER: u8 = 1;
/// What may stand inside a word: an apostrophe, a full stop, a comma, and all beyond ASCII.
const INSIDE: u8 = 1 << 1;
/// What ends a chunk of text, or may end it: blanks, and all beyond ASCII.
const BLANK: u8 = 1 << 2;
/// What every address has: see [`is_sign`].
const SIGN: u8 = 1 << 3;

/// Whether a byte is one that every address has. Unlike a table, it can be asked of many bytes at once.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'@' | b'/' | b':' | b'[')
}

/// What a byte of a text can be: several of the above.
const fn kind_of(byte: u8) -> u8 {
    const KINDS: [u8; 256] = {
        let mut kinds = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            kinds[byte] = match byte as u8 {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
                b'\'' | b'.' | b',' => INSIDE,
                b' ' | b'\t' | b'\n' | 0x0B | 0x0C | b'\r' => BLANK,
                byte if is_sign(byte) => SIGN,
                0x80.. => BLANK | INSIDE,
                _ => 0,
            };
            byte += 1;
        }
        kinds
    };
    KINDS[byte as usize]
}

/// The start of a text up to its first blank, and whether it can be an address.
fn up_to_blank(text: &str) -> (&str, bool) {
    let mut seen = 0;
    let ends = |byte: u8| {
        let kind = kind_of(byte);
        seen |= kind;
        kind & BLANK != 0
    };
    let chunk = match text.bytes().position(ends) {
        Some(end) if text.as_bytes()[end].is_ascii() => &text[..end],
        Some(start) => {
            let end = text[start..].find(char::is_whitespace).map_or(text.len(), |end| start + end);
            seen |= text.as_bytes()[start..end].iter().fold(0, |seen, &byte| seen | kind_of(byte));
            &text[..end]
        }
        None => text,
    };
    (chunk, seen & SIGN != 0 || chunk.starts_with("www."))
}

/// How many bytes from `start` are an e-mail or web address, where they are one.
fn address_len(text: &str, start: usize, chunk: &str) -> Option<usize> {
    if let Some(hidden) = HIDDEN_ADDRESS.iter().find(|hidden| text[start..].starts_with(**hidden)) {
        return Some(hidden.len());
    }
    let core = chunk.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let at = core.find('@').is_some_and(|at| at > 0 && core[at..].contains('.'));
    let web =
        core.contains("://") || core.starts_with("www.") || core.starts_with("mailto:") || is_host_with_path(core);
    (at || web).then_some(core.len())
}

/// "example.com/privacy"
fn is_host_with_path(core: &str) -> bool {
    let Some((host, _)) = core.split_once('/') else { return false };
    host.split_once('.').is_some_and(|(name, rest)| {
        name.len() > 2
            && rest.len() > 1
            && host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'))
    })
}

/// "U.S", "e.g": letters parted by full stops, read as one word.
fn is_initials(before: &str) -> bool {
    before.split('.').all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic))
}

/// A word of nothing but letters and figures of ASCII.
fn short_word(bytes: &[u8], span: ByteSpan, shown: ShortWord) -> Token {
    let (first, last) = (bytes[span.start], bytes[span.end - 1]);
    let kind = if first.is_ascii_uppercase() {
        TokenKind::Capital
    } else if first.is_ascii_digit() && bytes[span.start..span.end].iter().all(u8::is_ascii_digit) {
        TokenKind::Number
    } else {
        TokenKind::Lower
    };
    let word = Word(shown.in_small_letters().hash());
    let plural = last | b' ' == b's' && span.len() >= SHORTEST_PLURAL && ends_plural(bytes[span.end - 2] | b' ');
    let shorter = || ShortWord::at(bytes, ByteSpan::new(span.start, span.end - 1));
    let stem = plural.then(shorter).flatten().map_or(word, |stem| Word(stem.in_small_letters().hash()));
    Token { span, word, stem, kind }
}

fn word(text: &str, span: ByteSpan, first: char) -> Token {
    let shown = span.of(text);
    let kind = if first.is_ascii_digit() && shown.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        TokenKind::Number
    } else if first.is_uppercase() {
        TokenKind::Capital
    } else {
        TokenKind::Lower
    };
    let mut buffer = [0_u8; SHORT];
    let folded;
    let lower = if shown.is_ascii() && shown.len() <= SHORT {
        let lower = &mut buffer[..shown.len()];
        lower.copy_from_slice(shown.as_bytes());
        lower.make_ascii_lowercase();
        &*lower
    } else {
        folded = fold(shown).to_lowercase();
        folded.as_bytes()
    };
    Token { span, word: Word(word_hash(lower)), stem: Word(word_hash(singular(lower))), kind }
}

/// Bytes of a word that is folded without asking for memory.
const SHORT: usize = 32;
/// Shortest word that can lose the ending of a plural, in bytes.
const SHORTEST_PLURAL: usize = 4;

fn singular(word: &[u8]) -> &[u8] {
    match word {
        [stem @ .., before, b's'] if word.len() >= SHORTEST_PLURAL && ends_plural(*before) => &word[..stem.len() + 1],
        _ => word,
    }
}

/// Whether an `s` behind a letter is the ending of a plural.
fn ends_plural(before: u8) -> bool {
    !matches!(before, b's' | b'u' | b'i')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

/// Invisible characters inside a word: soft hyphen, zero-width characters and joiners.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Elided words of French and Italian that stand before an apostrophe.
fn is_elision(before: &str) -> bool {
    before.len() <= 8
        && matches!(
            before.to_lowercase().as_str(),
            "l" | "d"
                | "n"
                | "s"
                | "c"
                | "j"
                | "m"
                | "t"
                | "qu"
                | "jusqu"
                | "lorsqu"
                | "puisqu"
                | "quelqu"
                | "dell"
                | "all"
                | "nell"
                | "sull"
                | "dall"
                | "un"
        )
}

fn plain_mark(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{AB}' | '\u{BB}' => '"',
        '\u{2012}'..='\u{2015}' => '–',
        '\u{2026}' => '.',
        other => other,
    }
}

/// A sentence of more tokens is cut: reading one takes time by its square, and no sentence of terms is so long.
const LONGEST_SENTENCE: usize = 2_000;

/// Where the sentences of a text stand: ranges of its tokens, in order, that together hold all of them.
///
/// A full stop ends a sentence where a blank and a capital, a digit or an opening mark follow and it does not close an
/// initial or an abbreviation; a semicolon ends one always, and so does a length that no sentence has.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        // No word ends a sentence that is not too long.
        let longest = tokens.len().min(start + LONGEST_SENTENCE);
        at += tokens[at..longest.max(at)].iter().take_while(|token| token.is_word()).count();
        let Some(token) = tokens.get(at) else { break };
        let ends = match token.kind {
            // A row's cells are read apart.
            TokenKind::Mark(';' | '|') => true,
            TokenKind::Mark('.' | '!' | '?') => ends_sentence(text, tokens, at),
            _ => at - start >= LONGEST_SENTENCE,
        };
        at += 1;
        if ends {
            // Quotation marks and brackets that close behind the stop belong to it.
            while at < tokens.len()
                && matches!(tokens[at].kind, TokenKind::Mark('"' | '\'' | ')' | ']' | '.' | '!' | '?'))
                && tokens[at].span.start == tokens[at - 1].span.end
            {
                at += 1;
            }
            out.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let mut following = at + 1;
    while tokens.get(following).is_some_and(|token| {
        matches!(token.kind, TokenKind::Mark('"' | '\'' | ')' | ']' | '.' | '!' | '?'))
            && token.span.start == tokens[following - 1].span.end
    }) {
        following += 1;
    }
    let Some(next) = tokens.get(following) else { return true };
    let before = at.checked_sub(1).map(|index| &tokens[index]);
    let glued = next.span.start == tokens[following - 1].span.end;
    let opens = match next.kind {
        TokenKind::Capital | TokenKind::Number => true,
        TokenKind::Mark(mark) => matches!(mark, '"' | '(' | '[' | '•' | '*' | '–' | '+'),
        TokenKind::Lower => false,
    };
    if glued {
        return next.kind == TokenKind::Capital
            && before.is_some_and(|word| word.kind == TokenKind::Lower && word.span.len() >= SHORTEST_GLUED);
    }
    opens && !(tokens[at].is_mark('.') && before.is_some_and(|word| word.is_word() && is_abbreviation(text, word)))
}

/// Words that a full stop shortens.
const ABBREVIATIONS: [&str; 19] = [
    "inc", "ltd", "llc", "corp", "co", "mr", "mrs", "ms", "dr", "st", "vs", "art", "no", "sec", "cf", "approx", "para",
    "lit", "al",
];

fn is_abbreviation(text: &str, word: &Token) -> bool {
    let shown = word.span.of(text);
    if word.kind == TokenKind::Number {
        return false;
    }
    shown.chars().count() <= LONGEST_INITIAL
        || shown.contains('.') && shown.split('.').all(|part| part.chars().count() <= LONGEST_PART)
        || ABBREVIATIONS.iter().any(|short| short.eq_ignore_ascii_case(shown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The quick way for plain words gives what cutting one token after the other gives.
        #[test]
        fn both_ways_agree(text in "[abilsuABS0-2'\u{2019}.,;@/:\u{e9}\u{A0}\u{201C} -]{0,60}|([a-dls]{1,9}[ .,'/@-]){0,30}") {
            let addresses = any_byte(&text, is_sign) || text.contains("www.");
            let mut slow = Cut { text: &text, addresses, at: 0, chunk_end: 0, out: Vec::new() };
            slow.up_to(text.len());
            prop_assert_eq!(tokens(&text), slow.out);
        }
    }

    fn shown(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_marks_and_numbers_are_told_apart() {
        assert_eq!(
            shown("Opt-out, we don’t sell 1,000 photos."),
            ["Opt", "out", ",", "we", "don’t", "sell", "1,000", "photos", "."]
        );
        assert_eq!(
            shown("l’image d'un tiers qu’il n'utilise"),
            ["l’", "image", "d'", "un", "tiers", "qu’", "il", "n'", "utilise"]
        );
        let [a, b] = [tokens("Licence")[0], tokens("licence")[0]];
        assert_eq!(a.word, b.word);
        assert_eq!(
            shown("In the U.S. by mail to a.b@example.com, see www.x.org."),
            ["In", "the", "U.S", ".", "by", "mail", "to", "a.b@example.com", ",", "see", "www.x.org", "."]
        );
        assert_eq!(tokens("[email\u{A0}protected].")[0].word, tokens("help@example.com")[0].word);
        assert_eq!(tokens("don’t")[0].word, Word::of("don't"));
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let cut = |text: &str| -> Vec<String> {
            let tokens = tokens(text);
            sentences(text, &tokens)
                .into_iter()
                .map(|range| text[tokens[range.start].span.start..tokens[range.end - 1].span.end].to_owned())
                .collect()
        };
        assert_eq!(cut("We keep it. You may ask."), ["We keep it.", "You may ask."]);
        assert_eq!(
            cut("Data (e.g. Facebook) of Acme Inc. Ireland is kept."),
            ["Data (e.g. Facebook) of Acme Inc. Ireland is kept."]
        );
        assert_eq!(cut("In your account.Where applicable, ask."), ["In your account.", "Where applicable, ask."]);
        assert_eq!(cut("See example.com for more; then go."), ["See example.com for more;", "then go."]);
        assert_eq!(cut("“Stop.” Then go"), ["“Stop.”", "Then go"]);
        assert_eq!(
            cut("Write to us@example.org. We answer. In the U.S. We keep it."),
            ["Write to us@example.org.", "We answer.", "In the U.S. We keep it."]
        );
    }
}
