/** What a use case answers: the thing done, or a refusal with a name that has a sentence in every language. */
export type Outcome<Value, Refusal extends string> = Done<Value> | Refused<Refusal>;
export type Done<Value> = { ok: true; value: Value };
export type Refused<Refusal extends string> = { ok: false; refusal: Refusal; faults: Fault[] };

/** A fault of one field of what was sent: where it is, and the key (with values) of the sentence that says how to mend it. */
export type Fault = { field: string; key: string; values?: Record<string, string | number> };

export function done(): Done<undefined>;
export function done<Value>(value: Value): Done<Value>;
export function done<Value>(value?: Value): Done<Value | undefined> {
	return { ok: true, value };
}

/** An expected "no". It is returned, never thrown, so that the type names every refusal that a caller must answer. */
export const refused = <Refusal extends string>(refusal: Refusal, faults: Fault[] = []): Refused<Refusal> => ({
	ok: false,
	refusal,
	faults
});
