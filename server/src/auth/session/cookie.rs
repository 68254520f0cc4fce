//! The one cookie: out of reach of scripts, of other hosts and of other sites.

use axum::http::{HeaderMap, HeaderValue, header};
use nakano_shared::auth::session::WHOLE_MAX_MS;

use super::Token;

/// How the cookie is written; decided once by the public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CookieForm {
    /// `__Host-`: browsers take it over HTTPS only, for this host alone.
    Host,
    /// For `http://localhost`, where some browsers refuse the other.
    Plain,
}

impl CookieForm {
    pub(crate) const fn of_site(is_https: bool) -> Self {
        if is_https { Self::Host } else { Self::Plain }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Host => "__Host-nakano",
            Self::Plain => "nakano",
        }
    }

    const fn transport(self) -> &'static str {
        match self {
            Self::Host => "; Secure",
            Self::Plain => "",
        }
    }
}

/// The token a browser sends; the first, should there be several.
pub(crate) fn read(headers: &HeaderMap, form: CookieForm) -> Option<Token> {
    let pairs = headers.get_all(header::COOKIE).iter();
    let mut pairs = pairs.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
    let value = pairs.find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == form.name()).then_some(value)
    });
    Token::parse(value?)
}

/// `Set-Cookie` that gives a browser its token.
pub(crate) fn give(token: &Token, form: CookieForm) -> Option<HeaderValue> {
    write(&token.secret(), WHOLE_MAX_MS / 1000, form)
}

/// `Set-Cookie` that takes the token away.
pub(crate) fn take_away(form: CookieForm) -> Option<HeaderValue> {
    write("", 0, form)
}

fn write(value: &str, seconds: i64, form: CookieForm) -> Option<HeaderValue> {
    let (name, transport) = (form.name(), form.transport());
    let text =
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{transport}");
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_out_of_reach() {
        let token = Token::parse(&"5a".repeat(32)).unwrap();
        let secret = token.secret();
        let want = format!(
            "__Host-nakano={secret}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure"
        );
        assert_eq!(give(&token, CookieForm::Host).unwrap(), want.as_str());
        let gone = "nakano=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict";
        assert_eq!(take_away(CookieForm::Plain).unwrap(), gone);
    }

    #[test]
    fn it_is_found_among_others_by_its_whole_name() {
        let token = "5a".repeat(32);
        let other = "00".repeat(32);
        for (lines, found) in [
            (vec![format!("__Host-nakano={token}")], true),
            (vec![format!("a=b; __Host-nakano={token}; c=d")], true),
            (vec!["a=b".to_owned(), format!("__Host-nakano={token}")], true),
            (vec![format!("nakano={token}")], false),
            (vec![format!("x__Host-nakano={token}")], false),
            (vec![format!("__Host-nakano={}", "5a".repeat(31))], false),
            (vec![format!("nakano={other}; __Host-nakano={token}")], true),
        ] {
            let mut headers = HeaderMap::new();
            for line in &lines {
                headers.append(header::COOKIE, line.parse().unwrap());
            }
            let got = read(&headers, CookieForm::Host);
            assert_eq!(got, Token::parse(&token).filter(|_| found), "{lines:?}");
        }
    }
}
