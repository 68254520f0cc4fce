//! One connection to a running server, as plain as can be: a request, its answer, the next request.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

/// Longest wait for an answer; far more than any test needs.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(30);

/// A connection that is kept open between requests.
pub(crate) struct Exchange {
    stream: BufReader<TcpStream>,
    cookie: String,
}

impl Exchange {
    /// Connects, to ask with this cookie.
    pub(crate) fn open(address: &str, cookie: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(ANSWER_TIME_MAX))?;
        Ok(Self { stream: BufReader::new(stream), cookie: cookie.to_owned() })
    }

    /// `POST` of a JSON body as the app does it: status and body of the answer.
    pub(crate) fn post(&mut self, path: &str, body: &str) -> io::Result<(u16, String)> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost:8080\r\n\
             x-nakano: 1\r\ncookie: {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n",
            self.cookie,
            body.len()
        );
        self.ask(&format!("{head}{body}"))
    }

    /// `GET`: status and body of the answer.
    pub(crate) fn get(&mut self, path: &str) -> io::Result<(u16, String)> {
        let cookie = &self.cookie;
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\n\r\n"))
    }

    fn ask(&mut self, request: &str) -> io::Result<(u16, String)> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let broken = || io::Error::from(io::ErrorKind::InvalidData);
        let status = self.line()?.split(' ').nth(1).and_then(|it| it.parse().ok());
        let mut bytes = 0;
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(length) = line.strip_prefix("content-length:") {
                bytes = length.trim().parse().map_err(|_| broken())?;
            }
        }
        let mut body = vec![0; bytes];
        self.stream.read_exact(&mut body)?;
        Ok((status.ok_or_else(broken)?, String::from_utf8(body).map_err(|_| broken())?))
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}
