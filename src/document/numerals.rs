//! Numbers as lists print them: letters, Roman numerals, words.

const ROMAN: [(i64, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];
const ONES: [&str; 20] = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];
const TENS: [&str; 10] = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];
/// Letters repeated more often than this are printed as a number: no list is that long.
const MOST_REPEATED: i64 = 20;

/// A number in capital Roman numerals; those that have none in digits.
pub fn roman(mut number: i64) -> String {
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut roman = String::new();
    for (value, digit) in ROMAN {
        while number >= value {
            roman.push_str(digit);
            number -= value;
        }
    }
    roman
}

/// A number in small letters as browsers count: … y, z, aa, ab.
pub fn letters(number: i64) -> String {
    if number < 1 {
        return number.to_string();
    }
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'a' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A number in small letters as word processors count: … y, z, aa, bb.
pub fn repeated_letters(number: i64) -> String {
    let times = (number - 1).div_euclid(26) + 1;
    if !(1..=MOST_REPEATED).contains(&times) {
        return number.to_string();
    }
    let letter = char::from(b'a' + (number - 1).rem_euclid(26) as u8);
    std::iter::repeat_n(letter, times as usize).collect()
}

/// A number in Chinese characters, up to 99.
pub fn ideographic(number: i64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: i64| DIGITS[value.rem_euclid(10) as usize];
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number)),
        _ => number.to_string(),
    }
}

/// 1st, 2nd, 3rd.
pub fn ordinal(number: i64) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// One, Two, Twenty-one, up to 99.
pub fn in_words(number: i64) -> String {
    match usize::try_from(number) {
        Ok(number @ 0..=19) => ONES[number].to_owned(),
        Ok(number @ 20..=99) if number % 10 == 0 => TENS[number / 10].to_owned(),
        Ok(number @ 20..=99) => format!("{}-{}", TENS[number / 10], ONES[number % 10].to_lowercase()),
        _ => number.to_string(),
    }
}

/// First, Second, Twenty-first, up to 99.
pub fn ordinal_in_words(number: i64) -> String {
    if !(1..=99).contains(&number) {
        return ordinal(number);
    }
    let words = in_words(number);
    let (head, last) = match words.rsplit_once('-') {
        Some((head, last)) => (format!("{head}-"), last.to_owned()),
        None => (String::new(), words),
    };
    let lower = last.to_lowercase();
    let last = match lower.as_str() {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        other => match other.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{other}th"),
        },
    };
    if head.is_empty() { capitalised(&last) } else { head + &last }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed() {
        assert_eq!([roman(4), roman(1999), roman(0)], ["IV", "MCMXCIX", "0"]);
        assert_eq!([letters(1), letters(26), letters(27), letters(28)], ["a", "z", "aa", "ab"]);
        assert_eq!([repeated_letters(1), repeated_letters(27), repeated_letters(28)], ["a", "aa", "bb"]);
        assert_eq!([repeated_letters(0), repeated_letters(-5), repeated_letters(90_000)], ["0", "-5", "90000"]);
        assert_eq!([ideographic(3), ideographic(10), ideographic(21)], ["三", "十", "二十一"]);
        assert_eq!([ordinal(1), ordinal(12), ordinal(22)], ["1st", "12th", "22nd"]);
        assert_eq!([in_words(7), in_words(40), in_words(21)], ["Seven", "Forty", "Twenty-one"]);
        assert_eq!(
            [ordinal_in_words(1), ordinal_in_words(12), ordinal_in_words(21), ordinal_in_words(30)],
            ["First", "Twelfth", "Twenty-first", "Thirtieth"]
        );
    }
}
