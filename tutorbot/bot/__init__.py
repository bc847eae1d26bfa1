"""The tutor on Discord: the only importer of discord."""
