//! RTF cut into its words.

/// A word of RTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Begins a group.
    Open,
    /// Ends a group.
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol.
    Symbol(u8),
    /// A byte of text, written as such or in hexadecimal.
    Byte(u8),
}

/// Cuts bytes into words. What is no RTF is text.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the start.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first == b'\'' {
                let digits = self.bytes.get(self.at..self.at + 2)?;
                self.at += 2;
                let byte = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
                return Some(Token::Byte(byte.unwrap_or(b'?')));
            }
            return Some(Token::Symbol(first));
        }
        let rest = &self.bytes[self.at..];
        let name = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let negative = rest.get(name) == Some(&b'-');
        let from = name + usize::from(negative);
        let digits = rest[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[from..from + digits]).ok().and_then(|digits| digits.parse::<i32>().ok());
        let number = if negative { number.map(|number| -number) } else { number };
        let end = if digits > 0 { from + digits } else { name };
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        let word = std::str::from_utf8(&rest[..name]).unwrap_or("");
        if word == "bin" {
            // Bytes that are no RTF.
            let count = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(count).min(self.bytes.len());
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control()?,
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut() {
        let tokens: Vec<Token<'_>> = Tokens::new(b"{\\b1 a\\'e9\\u-10\\~\r\n\\bin2 }}\\par}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(1)),
                Token::Byte(b'a'),
                Token::Byte(0xE9),
                Token::Word("u", Some(-10)),
                Token::Symbol(b'~'),
                Token::Word("bin", Some(2)),
                Token::Word("par", None),
                Token::Close,
            ]
        );
    }
}
