/** Azure's SDKs for JavaScript. Source: their typings, at the versions named. */
import type { EffectLibrary } from "./mutations.ts";

export const azure: readonly EffectLibrary[] = [
  {
    library: "Azure Blob Storage",
    from: ["@azure/storage-blob"],
    since: "12.0.0",
    effects: {
      "file-access": ["generateSasUrl"],
      storage: [
        "delete",
        "deleteBlob",
        "deleteContainer",
        "deleteIfExists",
        "upload",
        "uploadBlockBlob",
        "uploadData",
        "uploadFile",
        "uploadStream",
      ],
    },
  },
  {
    library: "Azure Cosmos DB",
    from: ["@azure/cosmos"],
    since: "4.0.0",
    effects: {
      "db-write": ["batch", "bulk", "create", "delete", "executeBulkOperations", "patch", "replace", "upsert"],
      "private-read": ["fetchAll", "fetchNext", "read"],
    },
  },
  {
    library: "Azure AI Search",
    from: ["@azure/search-documents"],
    since: "12.0.0",
    effects: {
      "db-write": [
        "createIndex",
        "createOrUpdateIndex",
        "deleteDocuments",
        "deleteIndex",
        "indexDocuments",
        "mergeDocuments",
        "mergeOrUploadDocuments",
        "uploadDocuments",
      ],
    },
  },
];
