import type { Heard } from '../clock.ts';
import type { Ack, Pack, PhoneMark } from '../sent.ts';

/** What makes this phone one that the server knows, and when it last heard it. */
export type Self = { device_id: string; token: string; lecturer: { id: string; name: string }; heard: Heard; synced_at: number };

/** A mark that the server answered but did not count by itself. */
export type Aside = { id: string; mark: PhoneMark; ack: Ack };

/** Where a phone keeps what it must not lose. Each of these is done whole or not at all, and is on the disk when it returns. */
export type Store = {
	self: () => Promise<Self | undefined>;
	keepSelf: (self: Self) => Promise<void>;
	pack: () => Promise<Pack | undefined>;
	keepPack: (pack: Pack) => Promise<void>;
	/** Puts a mark into the outbox and gives it the next number. */
	add: (mark: Omit<PhoneMark, 'number'>) => Promise<PhoneMark>;
	/** The outbox, in the order of making. */
	unsent: () => Promise<PhoneMark[]>;
	/** Takes what was answered out of the outbox, and keeps aside what did not count. */
	settle: (acks: readonly Ack[]) => Promise<void>;
	aside: () => Promise<Aside[]>;
	forget: () => Promise<void>;
};

const stores = { self: {}, pack: {}, outbox: { keyPath: 'number', autoIncrement: true }, aside: { keyPath: 'id' } } as const;
type Name = keyof typeof stores;

/** The store of this browser (IndexedDB). Numbers go on counting also after the outbox has been emptied. */
export async function openStore(name = 'kartu-attendance'): Promise<Store> {
	const db = await opened(name);
	const read = <Value>(from: Name, ask: (store: IDBObjectStore) => IDBRequest<Value>) =>
		result(ask(db.transaction(from).objectStore(from)));
	const write = <Value>(to: Name[], act: (store: (name: Name) => IDBObjectStore) => Value): Promise<Value> =>
		new Promise((resolve, reject) => {
			const transaction = db.transaction(to, 'readwrite', { durability: 'strict' });
			const value = act((one) => transaction.objectStore(one));
			transaction.oncomplete = () => resolve(value);
			transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('the store of this phone cannot be written'));
		});
	return {
		self: () => read('self', (store) => store.get('self') as IDBRequest<Self | undefined>),
		keepSelf: (self) => write(['self'], (store) => void store('self').put(self, 'self')),
		pack: () => read('pack', (store) => store.get('pack') as IDBRequest<Pack | undefined>),
		keepPack: (pack) => write(['pack'], (store) => void store('pack').put(pack, 'pack')),
		add: async (mark) => {
			const adding = await write(['outbox'], (store) => store('outbox').add(mark));
			return { ...mark, number: Number(adding.result) };
		},
		unsent: () => read('outbox', (store) => store.getAll() as IDBRequest<PhoneMark[]>),
		settle: async (acks) => {
			const byId = new Map((await read('outbox', (store) => store.getAll() as IDBRequest<PhoneMark[]>)).map((mark) => [mark.id, mark]));
			await write(['outbox', 'aside'], (store) => {
				for (const ack of acks) {
					const mark = byId.get(ack.id);
					if (!mark) continue;
					store('outbox').delete(mark.number);
					if (ack.as === 'set_aside' || ack.as === 'refused') store('aside').put({ id: ack.id, mark, ack } satisfies Aside);
				}
			});
		},
		aside: () => read('aside', (store) => store.getAll() as IDBRequest<Aside[]>),
		forget: () =>
			write(['self', 'pack', 'outbox', 'aside'], (store) =>
				(['self', 'pack', 'outbox', 'aside'] as const).forEach((one) => store(one).clear())
			)
	};
}

function opened(name: string): Promise<IDBDatabase> {
	const opening = indexedDB.open(name, 1);
	opening.onupgradeneeded = () => {
		for (const [store, how] of Object.entries(stores)) opening.result.createObjectStore(store, how);
	};
	return result(opening);
}

const result = <Value>(request: IDBRequest<Value>): Promise<Value> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the store of this phone cannot be read'));
	});
