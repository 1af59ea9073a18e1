<?xml version="1.0" encoding="UTF-8"?>
<!--
  Decision on a request. A refusal states its reasons of law and of fact (CRPA L211-2, L211-5), and every decision
  its author (CRPA L212-1) and the appeals (CJA R421-5).
  data: reference, received, subject, decision (favorable, defavorable or classement); legalGrounds and factualGrounds for a
  refusal, missingPieces and missingPiecesUntil for a filing; reasons, conditions, signatoryName, signatoryTitle, reexamen
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:choose>
      <xsl:when test="data/decision = 'favorable'">suite favorable donnée à votre demande</xsl:when>
      <xsl:when test="data/decision = 'defavorable'">rejet de votre demande</xsl:when>
      <xsl:when test="data/decision = 'classement'">classement de votre demande</xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">le sens de la décision est « favorable », « defavorable » ou « classement », et non « <xsl:value-of select="data/decision"/> ».</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Par votre demande reçue le <xsl:value-of select="$received"/>, vous avez saisi nos services de l’objet suivant :
      <xsl:call-template name="subject"/>.
    </fo:block>
    <xsl:if test="data/reexamen = 'tardive'">
      <fo:block xsl:use-attribute-sets="paragraph">
        Cette demande était réputée rejetée depuis le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/silenceDate"/></xsl:call-template>, du fait de notre silence. La présente
        décision remplace ce rejet implicite.
      </fo:block>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="data/decision = 'favorable'">
        <fo:block xsl:use-attribute-sets="paragraph">
          J’ai le plaisir de vous informer que
          <fo:inline font-weight="bold">j’accorde une suite favorable à votre demande</fo:inline>.
        </fo:block>
        <xsl:apply-templates select="data/reasons" mode="paragraphs"/>
        <xsl:call-template name="conditions"/>
      </xsl:when>
      <xsl:when test="data/decision = 'classement'">
        <xsl:call-template name="require">
          <xsl:with-param name="value" select="data/missingPieces"/>
          <xsl:with-param name="what">la liste des pièces qui n’ont pas été produites</xsl:with-param>
        </xsl:call-template>
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Pour l’instruire, nous vous avions demandé les éléments suivants</xsl:text>
          <xsl:if test="data/missingPiecesUntil">
            <xsl:text>, à produire au plus tard le </xsl:text>
            <xsl:call-template name="date"><xsl:with-param name="iso" select="data/missingPiecesUntil"/></xsl:call-template>
          </xsl:if>
          <xsl:text> :</xsl:text>
        </fo:block>
        <xsl:apply-templates select="data/missingPieces" mode="list"/>
        <fo:block xsl:use-attribute-sets="paragraph">
          Ils ne nous sont pas tous parvenus, et votre demande ne peut pas être instruite sans eux (article L. 114-5 du code des relations entre le public et l’administration).
          En conséquence, <fo:inline font-weight="bold">votre demande est classée sans suite</fo:inline>. Vous pouvez la déposer
          de nouveau, complète, à tout moment.
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="paragraph">
          Après examen, j’ai le regret de vous informer que
          <fo:inline font-weight="bold">je ne peux pas donner une suite favorable à votre demande</fo:inline>, pour les
          motifs suivants.
        </fo:block>
        <xsl:call-template name="grounds"/>
        <xsl:apply-templates select="data/reasons" mode="paragraphs"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Voies et délais de recours</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="remedies">
      <xsl:with-param name="starting-point">la notification de cette décision, si vous entendez la contester</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
