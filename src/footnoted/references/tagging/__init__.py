"""References of any style, labelled by a trained sequence labeller where no layout of notes fits.

It owns the fields of a bare reference string as stretches of it; it must not know notes, nor how they are split.
"""

from footnoted.references.tagging.sources import read_tagged
from footnoted.references.tagging.tagged import Stretch, Tagged, tag_reference

__all__ = ["Stretch", "Tagged", "read_tagged", "tag_reference"]
