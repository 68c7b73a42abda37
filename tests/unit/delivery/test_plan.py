from __future__ import annotations

import pytest

from dingterm.delivery.routes.plan import Route, plan_route, plan_routes

TMUX = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"}
SSH = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"}
XTERM = {"TERM": "xterm-256color"}
X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}

CASES = [
    # environment, programs installed, platform, routes
    (XTERM | X11, "xclip", "linux", "desktop osc52"),
    (XTERM | X11, "xsel", "linux", "desktop osc52"),
    (XTERM | X11, "klipper", "linux", "osc52"),
    (XTERM | X11, "klipper qdbus", "linux", "desktop osc52"),
    (XTERM | X11, "", "linux", "osc52"),
    (XTERM | WAYLAND, "wl-copy wl-paste", "linux", "desktop osc52"),
    (XTERM | WAYLAND, "wl-copy xclip", "linux", "osc52"),
    (XTERM, "xclip", "linux", "osc52"),
    (XTERM, "", "darwin", "desktop osc52"),
    ({}, "", "win32", "desktop osc52"),
    (XTERM | {"WSL_DISTRO_NAME": "Debian"}, "clip.exe", "linux", "desktop osc52"),
    (XTERM | {"WSL_DISTRO_NAME": "Debian"}, "", "linux", "osc52"),
    (XTERM | SSH, "", "linux", "osc52"),
    (XTERM | SSH | X11, "xclip", "linux", "osc52"),
    (XTERM | SSH, "", "darwin", "osc52"),
    (XTERM | {"SSH_TTY": "/dev/pts/1"} | X11, "xclip", "linux", "osc52"),
    (XTERM | {"SSH_CLIENT": "192.0.2.1 5 22"} | X11, "xclip", "linux", "osc52"),
    (TMUX, "tmux", "linux", "tmux tmux-passthrough"),
    (TMUX | SSH | X11, "tmux xclip", "linux", "tmux tmux-passthrough"),
    (TMUX | X11, "tmux xclip", "linux", "tmux desktop tmux-passthrough"),
    (TMUX, "tmux", "darwin", "tmux desktop tmux-passthrough"),
    (TMUX, "", "linux", "tmux-passthrough"),
    (TMUX | {"TERM": "screen-256color"}, "tmux", "linux", "tmux tmux-passthrough"),
    ({"TERM": "tmux-256color"} | SSH, "tmux", "linux", "tmux-passthrough"),
    ({"STY": "1.pts", "TERM": "screen"}, "", "linux", "screen"),
    ({"STY": "1.pts", "TERM": "screen"} | X11, "xclip", "linux", "desktop screen"),
    ({"STY": "1.pts"} | XTERM, "", "linux", "screen"),
    ({"TERM": "screen-256color"} | SSH, "", "linux", "screen"),
    (TMUX | {"STY": "1.pts"}, "tmux", "linux", "tmux tmux-passthrough screen"),
    ({"TERM": "dumb"}, "", "linux", ""),
    ({"TERM": "linux"}, "", "linux", ""),
    ({"TERM": "linux"} | X11, "xclip", "linux", "desktop"),
]


@pytest.mark.parametrize(("environ", "installed", "platform", "routes"), CASES)
def test_routes_by_environment(environ: dict[str, str], installed: str, platform: str, routes: str) -> None:
    programs = {name: f"/bin/{name}" for name in installed.split()}

    planned = plan_routes(environ, programs.get, platform)

    assert [str(route) for route in planned] == routes.split()
    assert plan_route(environ, programs.get, platform) == (planned[0] if planned else Route.NONE)


def test_every_route_has_a_label_and_a_limit() -> None:
    assert {route.label for route in Route} and all(route.limit > 0 for route in Route if route is not Route.NONE)
