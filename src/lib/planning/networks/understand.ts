import * as v from 'valibot';
import { faultOfForm } from '../form-faults.ts';
import type { Understood } from '../progress.ts';
import { faultsOf } from './faults.ts';
import { networksShape, type NetworksInstance } from './instance.ts';

/** Reads a problem of the networks: the instance, or every fault of it, of form first and – when the form is right – of sense. */
export function understandNetworks(json: unknown): Understood<NetworksInstance> {
	const read = v.safeParse(networksShape, json);
	const faults = read.success ? faultsOf(read.output) : read.issues.map(faultOfForm);
	return faults.length === 0 ? { ok: true, value: read.output as NetworksInstance } : { ok: false, faults };
}
