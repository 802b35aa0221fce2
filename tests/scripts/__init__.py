"""Tests of the two commands; a package so that its conftest is not taken for another folder's."""
