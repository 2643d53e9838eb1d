//! Letters that fonts show by characters made for shapes: ligatures, the forms of Arabic letters, radicals of ideographs.
//!
//! The font made them, not the writer: the plain letters are what is meant.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The plain letters of what a font shows.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(is_shape) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match radical(c) {
            Some(ideograph) => plain.push(ideograph),
            None if is_shape(c) => plain.extend(std::iter::once(c).nfkc()),
            None => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

fn is_shape(c: char) -> bool {
    matches!(c,
        // Latin ligatures; Hebrew and Arabic forms, without the words and brackets among them; radicals.
        '\u{FB00}'..='\u{FB06}' | '\u{FB1D}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{2E80}'..='\u{2FD5}')
}

/// The ideograph that a radical looks like, where the rules of Unicode for compatibility do not say it (they do for the
/// radicals of Kangxi). After the property `Equivalent_Unified_Ideograph`.
fn radical(c: char) -> Option<char> {
    Some(match c {
        '⺠' => '民',
        '⺝' => '月',
        '⺬' => '示',
        '⺮' => '竹',
        '⺼' => '月',
        '⻁' => '虎',
        '⻄' => '西',
        '⻅' => '见',
        '⻆' => '角',
        '⻉' => '贝',
        '⻋' => '车',
        '⻑' => '長',
        '⻓' => '长',
        '⻔' => '门',
        '⻘' => '青',
        '⻙' => '韦',
        '⻚' => '页',
        '⻛' => '风',
        '⻜' => '飞',
        '⻝' => '食',
        '⻢' => '马',
        '⻣' => '骨',
        '⻤' => '鬼',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻧' => '卤',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻬' => '齐',
        '⻮' => '齿',
        '⻰' => '龙',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_become_letters_and_letters_stay() {
        for (shown, meant) in [
            ("ﬁne oﬀers", "fine offers"),
            ("中⽂条款，⼀个⼈", "中文条款，一个人"),
            ("⻓期的⻅解", "长期的见解"),
            ("ﺔﻴﺑﺮﻌﻟﺎﺑ", "ةيبرعلاب"),
            ("ﷺ is a word, ½ is no shape", "ﷺ is a word, ½ is no shape"),
        ] {
            assert_eq!(plain(shown), meant, "{shown}");
        }
    }
}
