import type { JsonObject } from "@calloff/openapi/internal";
import type { Edit } from "./edit.ts";
import type { Pick } from "./picker.ts";
import { at, ownPlaces, type Place, type PlaceKind } from "./places.ts";

/**
 * An edit that chooses one of the places that fit.
 *
 * @param change makes the change, and may say what of the place it chose
 */
export function placedEdit(
  name: string,
  kind: PlaceKind,
  fits: (value: JsonObject, place: Place, document: JsonObject) => boolean,
  change: (value: JsonObject, pick: Pick, place: Place, document: JsonObject) => string | undefined,
): Edit {
  return {
    name,
    change(document, pick) {
      const fitting = ownPlaces(document, kind).filter((place) => fits(place.value, place, document));
      const place = pick(fitting);
      return place && at(place, change(place.value, pick, place, document));
    },
  };
}
