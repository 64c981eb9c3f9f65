"""The kit's command in a bundle that brings its own Python."""

from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from kit.__main__ import main

    main()
