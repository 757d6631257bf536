"""The program that draws: HTML on its input, PDF on its output, each after its length.

Run, never imported. It fetches nothing: only `data:` addresses are read. It may be ended at any
moment, by the limits of its memory and processor time. An answer begins with a letter: `P`, a PDF;
`E`, what is wrong. Without the libraries that WeasyPrint draws with it ends with `NO_LIBRARY`.
"""

from __future__ import annotations

import resource
import signal
import struct
import sys
from typing import BinaryIO

CPU_LIMIT_S = 10.0
"""For one page; then it ends."""
MEMORY_LIMIT = 512 * 2**20
LONGEST_PAGE = 16 * 2**20
NO_LIBRARY = 3
LENGTH = struct.Struct(">I")
IMAGE_DPI = 200


def main() -> None:
    """Answer until the pipe closes, which it also does when the parent dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError:  # a shared library is missing
        sys.exit(NO_LIBRARY)
    fetcher = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (html := _read(source)) is not None:
        signal.setitimer(signal.ITIMER_PROF, CPU_LIMIT_S)
        try:
            page = HTML(string=html.decode(), url_fetcher=fetcher, base_url=None)
            made = b"P" + page.write_pdf(
                pdf_variant="pdf/ua-1", optimize_images=True, dpi=IMAGE_DPI
            )
        except MemoryError:
            sys.exit(1)
        except Exception as error:
            made = b"E" + type(error).__name__.encode()
        signal.setitimer(signal.ITIMER_PROF, 0)
        target.write(LENGTH.pack(len(made)) + made)
        target.flush()


def _read(source: BinaryIO) -> bytes | None:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > LONGEST_PAGE:
        return None
    body = source.read(length)
    return body if len(body) == length else None


if __name__ == "__main__":
    main()
