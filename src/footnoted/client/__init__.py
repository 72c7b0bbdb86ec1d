"""The service of a running server, called from Python: typed results, and errors that say what to do.

It owns what a program of one's own calls; it must not know how the server finds or answers anything.
"""

from footnoted.client.calling import Client
from footnoted.client.failures import ServiceRefused, ServiceUnreachable

__all__ = ["Client", "ServiceRefused", "ServiceUnreachable"]
