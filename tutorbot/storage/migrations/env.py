"""Where alembic starts: the caller has opened the connection and its transaction, and ends it."""

from alembic import context

from tutorbot.storage.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
