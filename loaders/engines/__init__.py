"""Where reading runs: in this process, in several of this machine."""
