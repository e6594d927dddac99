import type { Raw } from '#programmes';

/** What was typed, and which state of the field the page showed then. */
export type KeptAnswer = Raw & { seen: string };

/** What has been typed into one application and has not reached the server yet, kept in the browser. A full or closed store only means that the server's copy is the one that counts. */
export class Kept {
	readonly #prefix: string;

	constructor(application: string) {
		this.#prefix = `kartu:answer:${application}:`;
	}

	keep(key: string, answer: KeptAnswer): void {
		attempt(() => localStorage.setItem(this.#prefix + key, JSON.stringify(answer)));
	}

	of(key: string): KeptAnswer | null {
		return attempt(() => JSON.parse(localStorage.getItem(this.#prefix + key) ?? 'null') as KeptAnswer | null) ?? null;
	}

	forget(key: string): void {
		attempt(() => localStorage.removeItem(this.#prefix + key));
	}
}

function attempt<Value>(act: () => Value): Value | undefined {
	try {
		return act();
	} catch {
		return undefined;
	}
}
