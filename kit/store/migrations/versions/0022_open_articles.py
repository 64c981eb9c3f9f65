"""Copies of articles that a class's students may read whole."""

import sqlalchemy as sa
from alembic import op

revision = "0022_open_articles"
down_revision = "0021_show_of_hands"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.add_column("article_copy", sa.Column("open_to", sa.JSON(), nullable=True))
