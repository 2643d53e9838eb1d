#!/usr/bin/env python3
"""How long the window takes to be there: milliseconds from the command to the first picture, and to the answer for the sample.

    scripts/first-frame.py [PROGRAM] [TIMES]        default: target/release/clausescope 5

Opens the real window under Xvfb, time after time with an empty home, and looks at the pixels of the screen: at the line of
the menus for the first picture, at the lower half of the page, where only an answer stands. Needs Xvfb and libX11; Linux only.
"""

import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1280, 800
MENUS, PAGE = (16, 24), (500, 780)


def open_display():
    """An X server of its own, and a connection to it."""
    receive, send = os.pipe()
    command = ["Xvfb", "-displayfd", str(send), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    server = subprocess.Popen(command, pass_fds=[send], stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = ":" + os.read(receive, 16).decode().strip()
    x11 = ctypes.CDLL("libX11.so.6")
    pointer, number = ctypes.c_void_p, ctypes.c_ulong
    x11.XOpenDisplay.restype, x11.XDefaultRootWindow.restype = pointer, number
    x11.XDefaultRootWindow.argtypes = [pointer]
    x11.XGetImage.restype = pointer
    x11.XGetImage.argtypes = [pointer, number, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 2, number, ctypes.c_int]
    x11.XGetPixel.restype, x11.XGetPixel.argtypes = number, [pointer, ctypes.c_int, ctypes.c_int]
    x11.XDestroyImage.argtypes = [pointer]
    display = x11.XOpenDisplay(None)
    return server, x11, display, x11.XDefaultRootWindow(display)


def colours(x11, display, root, lines):
    """How many colours stand in some lines of the screen; an empty screen or page has one or two."""
    top, bottom = lines
    found = set()
    for y in range(top, bottom, 12):
        image = x11.XGetImage(display, root, 0, y, WIDTH, 1, 0xFFFFFFFF, 2)
        found |= {x11.XGetPixel(image, x, 0) & 0xFFFFFF for x in range(0, WIDTH, 2)}
        x11.XDestroyImage(image)
    return len(found)


def once(program, x11, display, root):
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "WINIT_X11_SCALE_FACTOR": "1"}
        began = time.monotonic()
        window = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
        times = []
        for lines in [MENUS, PAGE]:
            while colours(x11, display, root, lines) < 5:
                if time.monotonic() - began > 20 or window.poll() is not None:
                    sys.exit("first-frame.py: the window did not open")
            times.append((time.monotonic() - began) * 1000)
        window.kill()
        window.wait()
        while colours(x11, display, root, MENUS) > 1:
            time.sleep(0.05)
        return times


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/release/clausescope"
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    server, x11, display, root = open_display()
    try:
        runs = [once(program, x11, display, root) for _ in range(times)]
    finally:
        server.kill()
    for name, measured in zip(["first picture", "answer"], zip(*runs)):
        print(f"{name}: {statistics.median(measured):.0f} ms, at most {max(measured):.0f} ms, of {times} starts")


main()
