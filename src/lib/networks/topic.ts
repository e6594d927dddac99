import type { Group } from './groups.ts';
import { schoolsOf } from './measure.ts';
import type { FormedSchool, Situation } from './situation.ts';

/** The problem that most schools of a network work on, with its words; of equals that of the host. None where no two share one. */
export function sharedTopic(
	situation: Pick<Situation, 'schools'>,
	{ host, members }: Pick<Group, 'host' | 'members'>
): { code: string; words: FormedSchool['topic_words']; schools: number } | null {
	const schools = schoolsOf(situation);
	const counts = Map.groupBy(
		members.flatMap((id) => schools.get(id) ?? []).filter(({ topic }) => topic !== null),
		({ topic }) => topic as string
	);
	const [most] = [...counts].toSorted(
		([one, ones], [other, others]) =>
			others.length - ones.length || Number(other === schools.get(host)?.topic) - Number(one === schools.get(host)?.topic)
	);
	return most && most[1].length > 1 ? { code: most[0], words: most[1][0]?.topic_words ?? null, schools: most[1].length } : null;
}
