from api.backups.dumping import Programs
from api.postgres_home import bundled_programs
from api.settings import Settings
from ledger.database import DB


def programs_of(settings: Settings) -> Programs:
    """For the database that the engine is connected to. The wheel's are of version 18, without TLS."""
    return Programs(settings.postgres_programs or bundled_programs(), str(DB.config["dsn"]))
