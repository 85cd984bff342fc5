import type { DataSource } from 'typeorm';
import { asPublisher } from '../database/unit-of-work';
import type { Pseudonyms } from '../disclosure/pseudonym';
import { issueLatePseudonyms } from './issue-pseudonyms';

/**
 * Carries out successions of partners whose day has come, and issues the pseudonyms that a partner lacks which came later:
 * all of it or nothing, so that a successor never has clients without a name for them. Says how many were carried out.
 */
export const applySuccessions = (dataSource: DataSource, pseudonyms: Pseudonyms): Promise<number> =>
  asPublisher(dataSource, async (transaction) => {
    const [found] = await transaction.query<{ applied: number }>('select hub.apply_successions() as applied');
    await issueLatePseudonyms(transaction, pseudonyms);
    return found!.applied;
  });
