"""The books of a township rule-of-law office: everything that is true without a screen."""

VERSION = "0.1.0"
