//! `cargo xtask serve`: builds, then serves the page on this machine only.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;
use std::{fs, io};

use crate::{Done, build, page};

pub(crate) const USUAL_PORT: u16 = 8311;

pub(crate) fn serve(port: u16) -> Done {
    build::build()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .map_err(|error| format!("no port to serve on: {error}"))?;
    let address = listener.local_addr().map_err(|error| format!("the port was lost: {error}"))?;
    println!("\nThe page is at  http://{address}/  (Ctrl+C ends)");
    for stream in listener.incoming().flatten() {
        // OK because a browser that hangs up early is none of our business.
        thread::spawn(move || answer(stream).ok());
    }
    Ok(())
}

fn answer(mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or("/"));
    let (status, kind, body) = match (method, file_of(target)) {
        ("GET" | "HEAD", Some(path)) => match fs::read(&path) {
            Ok(body) => ("200 OK", kind_of(&path), body),
            Err(_) => ("404 Not Found", TEXT, b"there is no such file\n".to_vec()),
        },
        ("GET" | "HEAD", None) => ("404 Not Found", TEXT, b"there is no such file\n".to_vec()),
        _ => ("405 Method Not Allowed", TEXT, b"only GET and HEAD are answered\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file below the page's folder that a request means; nothing hidden and nothing outside.
fn file_of(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let plain = path.components().all(|part| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    });
    plain.then(|| page::folder().join(path))
}

const TEXT: &str = "text/plain; charset=utf-8";

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "csv") => TEXT,
        _ => "application/octet-stream",
    }
}
