import type { CodeOf } from '../../graphql/codes';
import { addDays, addMonths, daysBetween } from './calendar';
import type { NormStatus, Route } from './trajectory.codes';
import { episodesOf, type Course, type Episode, type TrajectoryEvent } from './trajectory.rules';

/** Triage within six weeks of access, or of the first night where that came first and access was not refused. */
const triageWithinDays = 42;
/** At most three calendar months in shelter, per episode. */
const shelterMonths = 3;

/** A norm of the shelter route, of one episode. */
export interface Norm {
  kind: 'TRIAGE' | 'SHELTER';
  /** The day from which it counts. */
  from: string;
  /** The last day on which it is met. */
  due: string;
  /** The day on which what it asks was done; null when it is not yet. */
  doneOn: string | null;
  status: CodeOf<typeof NormStatus>;
  /** Days that it took, or that it has taken so far. */
  days: number;
}

/** The norms of a trajectory as they stand on a day; other routes than shelter have none. */
export function normsOf(
  route: CodeOf<typeof Route>,
  events: readonly TrajectoryEvent[],
  { stays }: Pick<Course, 'stays'>,
  day: string,
): Norm[] {
  if (route !== 'SHELTER') return [];
  const episodes = episodesOf(stays);
  return windowsOf(episodes).flatMap(({ episode, after, before }): Norm[] => {
    const within = (kind: TrajectoryEvent['kind']) =>
      events
        .filter((event) => event.kind === kind && event.happenedOn >= after && event.happenedOn < before)
        .map(({ happenedOn }) => happenedOn)
        .sort()[0] ?? null;
    const access = within('ACCESS_GRANTED');
    const night = episode && !wasRefusedAfter(episode.from, events) ? episode.from : null;
    const from = [access, night].filter((start) => typeof start === 'string').sort()[0];
    const triage = from
      ? [norm({ kind: 'TRIAGE', from, due: addDays(from, triageWithinDays), doneOn: within('TRIAGED') }, day)]
      : [];
    return episode ? [...triage, shelterNorm(episode, day)] : triage;
  });
}

/**
 * Who is refused access after a first night is owed no triage for it: nobody can be triaged without access. What was decided first
 * after that night says so, wherever the stay had got to by then; a return begins anew.
 */
function wasRefusedAfter(night: string, events: readonly TrajectoryEvent[]): boolean {
  const decided = events.filter(
    ({ kind, happenedOn }) =>
      ((kind === 'ACCESS_GRANTED' || kind === 'ACCESS_REFUSED') && happenedOn >= night) ||
      (kind === 'RETURNED' && happenedOn > night),
  );
  const [first] = decided.sort((a, b) =>
    a.happenedOn === b.happenedOn ? 0 : a.happenedOn < b.happenedOn ? -1 : 1,
  );
  return first?.kind === 'ACCESS_REFUSED';
}

const shelterNorm = ({ from, to }: Episode, day: string): Norm =>
  norm({ kind: 'SHELTER', from, due: addMonths(from, shelterMonths), doneOn: to }, day);

function norm(given: Omit<Norm, 'status' | 'days'>, day: string): Norm {
  const { from, due, doneOn } = given;
  const reached = doneOn ?? day;
  const status = reached > due ? 'MISSED' : doneOn === null ? 'DUE' : 'MET';
  return { ...given, status, days: Math.max(daysBetween(from, reached), 0) };
}

/** What belongs to an episode: all from the end of the one before it until it is followed by another. */
interface Window {
  episode: Episode | null;
  after: string;
  before: string;
}

function windowsOf(episodes: readonly Episode[]): Window[] {
  if (episodes.length === 0) return [{ episode: null, after: '0000', before: '9999' }];
  return episodes.map((episode, i) => ({
    episode,
    after: episodes[i - 1]?.to ?? '0000',
    // The next episode begins with its own access, which may come before its first night.
    before: i + 1 < episodes.length ? (episode.to ?? '9999') : '9999',
  }));
}
