"""The table, the bucket and the key that encrypts both; all three outlive the stack."""

from deploy.words import Properties, attribute, deny, policy, ref, resource, under
from storage.aws.create import table_definition
from storage.layout import TTL

MIB = 1024 * 1024
LARGE = MIB
"""From this size a move to a colder class pays for itself in about a month; a transcript of a few KB would take decades."""

EXPORTS_DAYS = 30
UNDO_DAYS = 30
COLD_AFTER_DAYS = 90


def resources() -> dict[str, Properties]:
    """What keeps data."""
    return {
        "Key": resource("AWS::KMS::Key", _key(), kept=True),
        "Table": resource("AWS::DynamoDB::Table", _table(), kept=True),
        "Bucket": resource("AWS::S3::Bucket", _bucket(), kept=True),
        "BucketPolicy": resource("AWS::S3::BucketPolicy", {"Bucket": ref("Bucket"), "PolicyDocument": _only_encrypted_transport()}),
    }


def _key() -> Properties:
    account = {"AWS": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}}
    # The account decides by its IAM policies who may use the key; without this statement nobody could ever change it.
    owner = {"Sid": "Account", "Effect": "Allow", "Principal": account, "Action": "kms:*", "Resource": "*"}
    return {"Description": "Spotter: the table and the bucket", "EnableKeyRotation": True, "KeyPolicy": policy(owner)}


def _table() -> Properties:
    definition = {name: value for name, value in table_definition("").items() if name != "TableName"}
    return definition | {
        "TimeToLiveSpecification": {"AttributeName": TTL, "Enabled": True},
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 35},
        "SSESpecification": {"SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": attribute("Key", "Arn")},
        "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
        "DeletionProtectionEnabled": True,
    }


def _bucket() -> Properties:
    encryption = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": attribute("Key", "Arn")}
    closed = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True)
    return {
        # The bucket's own key saves a KMS request for every object.
        "BucketEncryption": {
            "ServerSideEncryptionConfiguration": [{"BucketKeyEnabled": True, "ServerSideEncryptionByDefault": encryption}]
        },
        "PublicAccessBlockConfiguration": closed,
        "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
        "VersioningConfiguration": {"Status": "Enabled"},
        "LifecycleConfiguration": {"Rules": _lifecycle()},
    }


def _lifecycle() -> list[Properties]:
    return [
        {
            "Id": "what-was-deleted-goes",
            "Status": "Enabled",
            "NoncurrentVersionExpiration": {"NoncurrentDays": UNDO_DAYS},
            "ExpiredObjectDeleteMarker": True,
        },
        {"Id": "unfinished-uploads-go", "Status": "Enabled", "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1}},
        {"Id": "exports-go", "Status": "Enabled", "TagFilters": [{"Key": "kind", "Value": "export"}], "ExpirationInDays": EXPORTS_DAYS},
        {
            "Id": "large-objects-get-cold",
            "Status": "Enabled",
            "ObjectSizeGreaterThan": LARGE,
            "Transitions": [{"StorageClass": "GLACIER_IR", "TransitionInDays": COLD_AFTER_DAYS}],
        },
    ]


def _only_encrypted_transport() -> Properties:
    everything = [attribute("Bucket", "Arn"), under("Bucket", "/*")]
    return policy(
        deny("NoPlainHttp", ["s3:*"], everything, {"Bool": {"aws:SecureTransport": "false"}}),
        deny("NoOldTls", ["s3:*"], everything, {"NumericLessThan": {"s3:TlsVersion": "1.2"}}),
    )
