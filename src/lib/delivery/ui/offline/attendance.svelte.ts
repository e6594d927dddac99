import { newId } from '#platform';
import { href } from '#lib/ui';
import type { Reading } from '../../clock.ts';
import { forgetOld, phoneOf, standingOn, type Phone, type Tapped } from '../../offline/phone.ts';
import { openStore, type Aside, type Self, type Store } from '../../offline/store.ts';
import type { Pack, PhoneMark } from '../../sent.ts';
import { forgetHere, prepareHere, sendHere, type PrepareTrouble } from './asking.ts';

/** How the last sending went; `idle` before there was one. */
export type Line = 'idle' | 'sending' | 'answered' | 'unreachable' | 'gone' | 'later';

const run = newId();
const now = (): Reading => ({ at: Date.now(), run, ticks: Math.round(performance.now()) });

/** Attendance on this phone, as its page shows it. Whatever is tapped is on the disk before the page says so. */
export class Attendance {
	opened = $state<'not_yet' | 'yes' | 'impossible'>('not_yet');
	self = $state.raw<Self>();
	pack = $state.raw<Pack>();
	unsent = $state.raw<PhoneMark[]>([]);
	aside = $state.raw<Aside[]>([]);
	line = $state<Line>('idle');
	/** Whether the page itself opens without a network. */
	kept = $state(false);
	#store: Store | undefined;
	#phone: Phone | undefined;
	#soon: ReturnType<typeof setTimeout> | undefined;

	/** Opens what lies on this phone, sends what waits, and goes on doing so whenever there may be a network. Answers how to stop. */
	start(): () => void {
		void this.#open();
		const send = () => void this.send();
		const seen = () => document.visibilityState === 'visible' && send();
		const again = setInterval(() => (this.unsent.length > 0 ? send() : undefined), 60_000);
		addEventListener('online', send);
		document.addEventListener('visibilitychange', seen);
		return () => {
			clearInterval(again);
			clearTimeout(this.#soon);
			removeEventListener('online', send);
			document.removeEventListener('visibilitychange', seen);
		};
	}

	async #open(): Promise<void> {
		try {
			this.#store = await openStore();
			this.#phone = phoneOf(this.#store, { now, newId, send: sendHere });
			await forgetOld(this.#store, Date.now());
			await this.#look();
			this.opened = 'yes';
		} catch {
			this.opened = 'impossible';
			return;
		}
		void this.#keepPage();
		await this.send();
	}

	async #look(): Promise<void> {
		if (!this.#store) return;
		[this.self, this.pack, this.unsent, this.aside] = await Promise.all([
			this.#store.self(),
			this.#store.pack(),
			this.#store.unsent(),
			this.#store.aside()
		]);
	}

	/** The page is kept by its worker; only who has a prepared phone needs that. */
	async #keepPage(): Promise<void> {
		if (!this.self || !('serviceWorker' in navigator)) return;
		const known = await navigator.serviceWorker
			.register('/attendance-worker.js', { scope: href('/attendance'), updateViaCache: 'none' })
			.catch(() => undefined);
		if (!known) return;
		await navigator.serviceWorker.ready;
		this.kept = true;
	}

	/** Prepares this phone for whoever is signed in. What waits on it stays, unless it waits for somebody else. */
	async prepare(name: string): Promise<PrepareTrouble | 'of_another' | null> {
		const prepared = await prepareHere(name);
		if ('trouble' in prepared) return prepared.trouble;
		const { server_at, ...device } = prepared;
		if (this.unsent.length > 0 && this.self && this.self.lecturer.id !== device.lecturer.id) {
			await forgetHere(device.token);
			return 'of_another';
		}
		await this.#phone?.prepare(device, server_at);
		await navigator.storage?.persist?.().catch(() => false);
		await this.#look();
		await Promise.all([this.#keepPage(), this.send()]);
		return null;
	}

	async mark(tapped: Tapped): Promise<void> {
		await this.#phone?.mark(tapped);
		await this.#look();
		clearTimeout(this.#soon);
		this.#soon = setTimeout(() => void this.send(), 1500);
	}

	/** Several windows of one phone take turns. */
	async send(): Promise<void> {
		if (!this.#phone || !this.self || this.line === 'sending') return;
		this.line = 'sending';
		const phone = this.#phone;
		const sent = await (navigator.locks ? navigator.locks.request('kartu-attendance', () => phone.sync()) : phone.sync()).catch(
			() => 'unreachable' as const
		);
		await this.#look();
		this.line = sent === 'nobody' ? 'idle' : sent;
	}

	/** Everything goes from this phone; the server is told where it can be. */
	async forget(): Promise<void> {
		if (this.self) await forgetHere(this.self.token);
		await this.#store?.forget();
		for (const known of (await navigator.serviceWorker?.getRegistrations()) ?? []) await known.unregister();
		for (const name of (await globalThis.caches?.keys()) ?? []) if (name.startsWith('kartu/')) await caches.delete(name);
		this.kept = false;
		this.line = 'idle';
		await this.#look();
	}

	standing = (session_id: string) => standingOn(this.pack, this.unsent, session_id);
}
