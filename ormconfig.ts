import { readConfig } from './src/config';
import { ownerDataSource } from './src/database/data-source';

/** The owner's data source for TypeORM's own command line (`typeorm migration:show -d dist/ormconfig.js`). */
const { databaseOwnerUrl } = readConfig(process.env);
if (!databaseOwnerUrl) throw new Error("Set DATABASE_OWNER_URL to the database owner's address.");

export default ownerDataSource(databaseOwnerUrl);
