//! Lengths of time: "thirty (30) days", "2 years", "one year".

use crate::scope::lexicon::Language;
use crate::text::{Token, TokenKind};

/// A length of time that a text names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// How long, in days.
    pub days: f64,
}

/// All lengths of time in a row of tokens, in order. A number in brackets behind the same number in words is read once.
pub fn quantities(text: &str, tokens: &[Token], language: &Language) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    // Few words are numbers.
    let may_count = |token: &Token| token.kind == TokenKind::Number || language.may_count(token.word);
    while let Some(words) = tokens[at..].iter().position(may_count) {
        at += words;
        match quantity_at(text, tokens, at, language) {
            Some(quantity) => {
                at = quantity.last + 1;
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

fn quantity_at(text: &str, tokens: &[Token], first: usize, language: &Language) -> Option<Quantity> {
    let Some(mut count) = number(text, &tokens[first], language) else {
        return one_unit(tokens, first, language);
    };
    let mut at = first + 1;
    // "twenty four"
    if let Some(more) = tokens.get(at).and_then(|token| number(text, token, language))
        && count >= 20.0
        && more < 10.0
    {
        count += more;
        at += 1;
    }
    // "thirty (30)"
    if tokens.get(at).is_some_and(|token| token.is_mark('('))
        && tokens.get(at + 1).is_some_and(|token| number(text, token, language).is_some())
        && tokens.get(at + 2).is_some_and(|token| token.is_mark(')'))
    {
        count = number(text, &tokens[at + 1], language)?;
        at += 3;
    }
    // "30 calendar days", "12 full months"
    for (last, token) in tokens.iter().enumerate().skip(at).take(2) {
        if let Some(unit) = language.unit(token.word) {
            return Some(Quantity { first, last, days: count * unit });
        }
        if !token.is_word() {
            break;
        }
    }
    None
}

/// "For a year", "after half a year": an article right before a unit of time counts one.
fn one_unit(tokens: &[Token], article: usize, language: &Language) -> Option<Quantity> {
    if !language.is_article(tokens[article].word) {
        return None;
    }
    let unit = language.unit(tokens.get(article + 1)?.word)?;
    let before = article.checked_sub(1)?;
    let halved = language.halves(tokens[before].word);
    let behind = if halved { before.checked_sub(1)? } else { before };
    let (first, count) = if halved { (before, 0.5) } else { (article, 1.0) };
    let counts = language.counts_behind(tokens[behind].word);
    counts.then_some(Quantity { first, last: article + 1, days: count * unit })
}

#[inline]
fn number(text: &str, token: &Token, language: &Language) -> Option<f64> {
    if token.kind == TokenKind::Number {
        return token.span.of(text).replace(',', "").parse().ok();
    }
    language.number(token.word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::lexicon::Lexicons;
    use crate::text::tokens;

    #[test]
    fn lengths_of_time_are_read() {
        let english = Lexicons::embedded().language("en").unwrap();
        let days = |text: &str| -> Vec<f64> {
            quantities(text, &tokens(text), english).iter().map(|quantity| quantity.days.round()).collect()
        };
        assert_eq!(days("for thirty (30) days or one month"), [30.0, 30.0]);
        assert_eq!(days("after 24 months, then 2 years"), [731.0, 731.0]);
        assert_eq!(days("within twenty-four hours"), [1.0]);
        assert_eq!(days("90 calendar days"), [90.0]);
        assert_eq!(days("for a year, then for half a year"), [365.0, 183.0]);
        assert_eq!(days("once a year for a few weeks"), Vec::<f64>::new());
        assert_eq!(days("section 30. Days pass"), Vec::<f64>::new());
    }
}
