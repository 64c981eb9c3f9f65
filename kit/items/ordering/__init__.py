"""What is put in order: pairs of stations, their places in a form, and what keys may say."""
