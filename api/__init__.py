import os

# Piccolo finds its engine and the packages' tables through this name.
os.environ.setdefault("PICCOLO_CONF", "api.piccolo_conf")
