/** Somebody whose browser keeps a room's stream open. */
export type Onlooker = {
	room_id: string;
	person_id: string;
	/** Which of these things they may see at this moment; null when they are signed out or no longer in the room. Asked before each word. */
	sees: (itemIds: string[]) => Promise<string[] | null>;
	send: (text: string) => void;
	end: () => void;
};

export type Word = { room_id: string; item_id: string; what: string };

/** Those who look on through this process. */
export type Onlookers = {
	/** Lets somebody look on; of too many streams of one person the oldest ends. Answers how to leave. */
	join: (onlooker: Onlooker) => () => void;
	/** Tells those who look on in the room, each only what they may see. Words that come close together are told together. */
	tell: (word: Word) => void;
	/** Tells all that something may have been missed: they look for themselves. */
	tellAgain: () => void;
	/** A sign of life for each, after having asked whether they may stay. */
	beat: () => Promise<void>;
	endAll: () => void;
	count: () => number;
};

type Noted = { sent: () => void; letGo: (why: 'bound' | 'slow') => void };
type Terms = { gather: number; most: number; noted?: Noted };

const nobody: Noted = { sent: () => undefined, letGo: () => undefined };

/** @param gather milliseconds within which words of a room are gathered @param most how many streams one person may keep open here @param noted is told what is counted */
export function makeOnlookers({ gather, most, noted = nobody }: Terms): Onlookers {
	const present = new Set<Onlooker>();
	const waiting = new Map<string, Map<string, string>>();

	const leave = (onlooker: Onlooker): void => {
		if (!present.delete(onlooker)) return;
		try {
			onlooker.end();
		} catch {
			// Whoever has gone needs no ending, and takes nobody else along.
		}
	};
	/** Whoever does not keep up is let go; their browser asks anew. */
	const sendTo = (onlooker: Onlooker, text: string): void => {
		try {
			onlooker.send(text);
		} catch {
			if (present.has(onlooker)) noted.letGo('slow');
			leave(onlooker);
		}
	};
	const tellRoom = async (roomId: string): Promise<void> => {
		const words = waiting.get(roomId) ?? new Map<string, string>();
		waiting.delete(roomId);
		await eachOf(
			[...present].filter(({ room_id }) => room_id === roomId),
			async (onlooker) => {
				const seen = await onlooker.sees([...words.keys()]);
				if (seen === null) return leave(onlooker);
				for (const id of seen) {
					if (!present.has(onlooker) || !words.has(id)) continue;
					sendTo(onlooker, `event: ${words.get(id)}\ndata: {"item":"${id}"}\n\n`);
					if (present.has(onlooker)) noted.sent();
				}
			},
			leave
		);
	};

	return {
		join: (onlooker) => {
			const [oldest, ...others] = [...present].filter(({ person_id }) => person_id === onlooker.person_id);
			if (oldest && others.length + 1 >= most) {
				sendTo(oldest, 'event: over\ndata: {}\n\n');
				if (present.has(oldest)) noted.letGo('bound');
				leave(oldest);
			}
			present.add(onlooker);
			return () => leave(onlooker);
		},
		tell: ({ room_id, item_id, what }) => {
			if (![...present].some((onlooker) => onlooker.room_id === room_id)) return;
			const words = waiting.get(room_id);
			// That something new was posted says more than that something changed.
			if (words) return void (words.get(item_id) !== 'posted' && words.set(item_id, what));
			waiting.set(room_id, new Map([[item_id, what]]));
			setTimeout(() => void tellRoom(room_id), gather);
		},
		tellAgain: () => {
			for (const onlooker of present) sendTo(onlooker, 'event: again\ndata: {}\n\n');
		},
		beat: () =>
			eachOf(
				[...present],
				async (onlooker) => {
					if ((await onlooker.sees([])) === null) leave(onlooker);
					else if (present.has(onlooker)) sendTo(onlooker, ':\n\n');
				},
				leave
			),
		endAll: () => {
			for (const onlooker of present) leave(onlooker);
		},
		count: () => present.size
	};
}

/** One after the other, so that a full room does not take all connections; whoever cannot be asked about is let go. */
async function eachOf(
	onlookers: Onlooker[],
	act: (onlooker: Onlooker) => Promise<void>,
	letGo: (onlooker: Onlooker) => void
): Promise<void> {
	for (const onlooker of onlookers) await act(onlooker).catch(() => letGo(onlooker));
}
