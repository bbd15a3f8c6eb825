"""Describes what is sent to us by msgspec's own schema: Litestar's loses bounds inside lists, maps and unions."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec
from litestar._openapi.schema_generation import SchemaCreator
from litestar._openapi.schema_generation.plugins.struct import StructSchemaPlugin
from litestar.openapi.spec import Schema
from litestar.typing import FieldDefinition

from api.exact_bodies import whole


class ExactShapes(StructSchemaPlugin):
    """For structs that take no unknown fields, which are all that are sent."""

    def is_plugin_supported_field(self, field_definition: FieldDefinition) -> bool:
        if not super().is_plugin_supported_field(field_definition):
            return False
        return bool(field_definition.type_.__struct_config__.forbid_unknown_fields)

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: SchemaCreator) -> Schema:
        schema = super().to_openapi_schema(field_definition, schema_creator)
        exact = _properties(field_definition.type_)
        # Plain dictionaries are written out as they stand.
        schema.properties = cast("dict[str, Any]", dict(schema.properties or {}) | exact)
        schema.additional_properties = False
        return schema


def _properties(struct: Any) -> dict[str, Any]:
    """Without those that only refer to another struct: these keep Litestar's names."""
    [schema], shapes = msgspec.json.schema_components([struct], ref_template="{name}")
    properties = shapes[schema["$ref"]]["properties"]
    return {name: whole(each, shapes) for name, each in properties.items() if not _refers(each)}


def _refers(property_: Mapping[str, Any]) -> bool:
    choices = [choice for choice in property_.get("anyOf", [property_]) if choice.get("type") != "null"]
    return len(choices) == 1 and "'$ref'" in str(choices[0])
