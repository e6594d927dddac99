import type { Raw } from '#programmes';
import { Kept } from './kept.ts';

/** What a page knows of one field: what stands in it, which state of it was shown, and whether what is typed is safe. */
export type FieldState = {
	written: Raw;
	/** The mark of the state that this page has shown: revision and digest. */
	seen: string;
	state: 'saved' | 'saving' | 'waiting' | 'failed' | 'signed_out';
	at: string | null;
	/** Somebody else who wrote it last. */
	by: string | null;
	/** A colleague has just changed it before the reader's eyes. */
	fresh: boolean;
	error: string | null;
	conflict: Conflict | null;
};

/** What a colleague has written meanwhile, beside what is typed here. */
export type Conflict = { written: Raw; text: string; by: string; at: string; seen: string };

export type StartingField = { key: string; type: string; written: Raw; seen: string; at: string | null; by: string | null };

const pause = 700;
const retries = [2000, 5000, 10_000, 30_000];
const asking = 10_000;

/**
 * Saves what is typed into the fields of one application while it is typed. What has not reached the server yet lies in
 * the browser, so that a lost connection, a closed page or the end of a session loses nothing.
 */
export class Autosave {
	fields = $state<Record<string, FieldState>>({});
	readonly #address: string;
	readonly #kept: Kept;
	readonly #onsaved: () => void;
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	readonly #sending = new Set<string>();
	readonly #dates: Set<string>;
	readonly #tries = new Map<string, number>();
	#since: string;

	constructor(
		address: string,
		application: string,
		since: string,
		fields: readonly StartingField[],
		conflicts: Record<string, Conflict>,
		onsaved: () => void = () => undefined
	) {
		this.#address = address;
		this.#kept = new Kept(application);
		this.#onsaved = onsaved;
		this.#since = since;
		this.#dates = new Set(fields.flatMap(({ key, type }) => (type === 'date' ? [key] : [])));
		this.show(fields, conflicts);
	}

	/** Shows what the server has, as when the page is loaded; beside a conflict, what was typed. */
	show(fields: readonly StartingField[], conflicts: Record<string, Conflict>): void {
		for (const { key, written, seen, at, by } of fields) {
			this.fields[key] = { written, seen, at, by, state: 'saved', fresh: false, error: null, conflict: conflicts[key] ?? null };
		}
	}

	/** Begins to watch: takes up what an earlier visit could not save, and asks for what colleagues write. Returns how to end it. */
	begin(): () => void {
		for (const key of Object.keys(this.fields)) this.#takeUp(key);
		const ask = () => void (document.visibilityState === 'visible' && this.#ask());
		const interval = setInterval(ask, asking);
		const again = () => this.#sendWaiting();
		window.addEventListener('focus', ask);
		window.addEventListener('online', again);
		const leave = () => this.#flush();
		window.addEventListener('pagehide', leave);
		return () => {
			clearInterval(interval);
			window.removeEventListener('focus', ask);
			window.removeEventListener('online', again);
			window.removeEventListener('pagehide', leave);
			this.#flush();
		};
	}

	/** Somebody types: it is kept here at once, and sent after a pause. */
	typed(key: string, written: Raw): void {
		const field = this.fields[key];
		if (!field) return;
		field.written = written;
		field.fresh = false;
		field.error = null;
		this.#kept.keep(key, { ...($state.snapshot(field.written) as Raw), seen: field.seen });
		if (field.conflict) return;
		field.state = 'saving';
		this.#later(key, pause);
	}

	/** Of two texts, the one typed here. */
	keepMine(key: string): void {
		const field = this.fields[key];
		if (!field?.conflict) return;
		field.seen = field.conflict.seen;
		field.conflict = null;
		field.state = 'saving';
		void this.#send(key);
	}

	/** Of two texts, the colleague's. */
	takeTheirs(key: string): void {
		const field = this.fields[key];
		if (!field?.conflict) return;
		const { written, seen, at, by } = field.conflict;
		Object.assign(field, { written, seen, at, by, conflict: null, state: 'saved', error: null });
		this.#kept.forget(key);
	}

	#later(key: string, delay: number): void {
		clearTimeout(this.#timers.get(key));
		this.#timers.set(
			key,
			setTimeout(() => void this.#send(key), delay)
		);
	}

	/** One request a field at a time, so that each knows the state that the one before has left. */
	async #send(key: string): Promise<void> {
		clearTimeout(this.#timers.get(key));
		this.#timers.delete(key);
		const field = this.fields[key];
		if (!field || field.conflict || this.#sending.has(key)) return;
		this.#sending.add(key);
		const written = $state.snapshot(field.written) as Raw;
		const body = JSON.stringify({ field: key, date: this.#dates.has(key), ...written, seen: field.seen });
		try {
			// Browsers let only small requests outlive their page.
			const keepalive = body.length < 20_000;
			const response = await fetch(this.#address, { method: 'POST', headers: { 'content-type': 'application/json' }, body, keepalive });
			this.#answered(key, field, written, response.status, (await response.json().catch(() => null)) as Answer | null);
		} catch {
			this.#wait(key, field);
		} finally {
			this.#sending.delete(key);
		}
		if (field.state === 'saving' && !this.#timers.has(key)) this.#later(key, 0);
	}

	#answered(key: string, field: FieldState, sent: Raw, status: number, answer: Answer | null): void {
		if (status === 200 && answer?.seen) {
			field.seen = answer.seen;
			field.at = answer.at ?? null;
			field.by = null;
			this.#tries.delete(key);
			if (!same(field.written, sent)) return;
			field.state = 'saved';
			this.#kept.forget(key);
			this.#onsaved();
		} else if (status === 409 && answer?.theirs) {
			field.conflict = answer.theirs;
			field.state = 'failed';
		} else if (status === 422) {
			field.error = answer?.error ?? null;
			field.state = 'failed';
		} else if (status === 401) {
			field.state = 'signed_out';
		} else if (status >= 500 || status === 429) {
			this.#wait(key, field);
		} else {
			field.error = answer?.error ?? null;
			field.state = 'failed';
		}
	}

	/** No connection: what is typed stays here and is tried again, at longer and longer intervals. */
	#wait(key: string, field: FieldState): void {
		field.state = 'waiting';
		const tries = this.#tries.get(key) ?? 0;
		this.#tries.set(key, tries + 1);
		this.#later(key, retries[Math.min(tries, retries.length - 1)] ?? 30_000);
	}

	#sendWaiting(): void {
		for (const [key, { state }] of Object.entries(this.fields)) if (state === 'waiting' || state === 'signed_out') void this.#send(key);
	}

	/** The page goes away: what waits for the end of a pause goes now. */
	#flush(): void {
		for (const key of [...this.#timers.keys()]) void this.#send(key);
	}

	/** Asks what colleagues have written since; a field that is being typed into is left alone until it is sent. */
	async #ask(): Promise<void> {
		const response = await fetch(`${this.#address}?since=${encodeURIComponent(this.#since)}`).catch(() => null);
		if (response?.status === 401 || response?.status === 404) return;
		const answer = response?.ok ? ((await response.json().catch(() => null)) as Changes | null) : null;
		if (!answer) return;
		this.#since = answer.at;
		this.#sendWaiting();
		let changed = false;
		for (const { key, written, seen, at, by } of answer.fields) {
			const field = this.fields[key];
			if (!field || field.seen === seen || field.state !== 'saved' || field.conflict) continue;
			Object.assign(field, { written, seen, at, by, fresh: by !== null });
			changed = true;
		}
		if (changed) this.#onsaved();
	}

	/** What an earlier visit typed and could not save: it is saved now, or shown beside what a colleague has written meanwhile. */
	#takeUp(key: string): void {
		const field = this.fields[key];
		const kept = this.#kept.of(key);
		if (!field || !kept) return;
		if (same(field.written, kept)) return this.#kept.forget(key);
		field.written = { values: kept.values, other: kept.other };
		field.seen = kept.seen;
		field.state = 'saving';
		void this.#send(key);
	}
}

type Answer = { seen?: string; at?: string; error?: string; theirs?: Conflict };
type Changes = { at: string; fields: { key: string; written: Raw; seen: string; at: string; by: string | null }[] };

const same = (one: Raw, other: Raw): boolean => one.other === other.other && one.values.join('\u0000') === other.values.join('\u0000');
