"""What Alembic runs. The connection comes from opening.py; there is no alembic.ini and no command line."""

from alembic import context

from tilshi.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transaction_per_migration=False)
context.run_migrations()
